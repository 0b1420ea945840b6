import type { Column, Field, FileField, Option, Question, TableField } from "../question.ts";
import { isEmpty, type QuestionFault, twice } from "./fault.ts";

/** The most words that an answer can be asked for. */
const MOST_WORDS = 2000;
/** The most inputs of one table: a form has 1,000 at most, and other questions on its page need some too. */
const MOST_INPUTS = 800;
/** The most rows of a table. */
const MOST_TABLE_ROWS = 100;
const MOST_LETTERS = 500;
/** Numbers are typed with nine digits before the point at most. */
const BIGGEST = 999_999_999;

const nameShape = /^[a-z][A-Za-z0-9]{0,39}$/;
/** Parts of a date are posted by these names; the others are inherited by every object. */
const taken = (name: string): boolean => ["day", "month", "year"].includes(name) || name in {};

/** Whether a field can have this name. */
export const isFieldName = (name: string): boolean => wrongName(name) === undefined;

const wrongName = (name: string): string | undefined => {
  if (!nameShape.test(name)) return `“${name}” cannot name a field: use letters and digits, with a small letter first`;
  return taken(name) ? `“${name}” cannot name a field: choose another name` : undefined;
};

function optionFaults(options: readonly Option[], least: number, none?: string): string[] {
  const values = options.map(({ value }) => value);
  const known = none ? [...values, "none"] : values;
  return [
    ...(known.length < least ? [`Add choices: there must be at least ${least}`] : []),
    ...options.filter(({ label }) => isEmpty(label)).map(({ value }) => `Write the words of the choice “${value}”`),
    ...values
      .filter((value) => !/^\S{1,80}$/.test(value))
      .map((value) => `“${value}” cannot stand for a choice: leave out spaces`),
    ...twice(known).map((value) => `Two choices are kept as “${value}”: change one of them`),
  ];
}

/** What is wrong with a field that could also be a cell of a table. */
function columnFaults(field: Column): string[] {
  switch (field.kind) {
    case "oneOf":
      return optionFaults(field.options, 2);
    case "longText":
      return field.maxWords >= 1 && field.maxWords <= MOST_WORDS
        ? []
        : [`The word limit must be between 1 and ${MOST_WORDS.toLocaleString("en-GB")}`];
    case "shortText":
      return field.maxLength === undefined || (field.maxLength >= 1 && field.maxLength <= MOST_LETTERS)
        ? []
        : [`The most characters must be between 1 and ${MOST_LETTERS}`];
    case "number": {
      const { min, max, decimals = 0 } = field;
      if (!Number.isInteger(decimals) || decimals < 0 || decimals > 6)
        return ["Decimal places must be between 0 and 6"];
      const step = 10 ** decimals;
      const fits = Math.ceil(Math.max(min, -BIGGEST) * step) <= Math.floor(Math.min(max, BIGGEST) * step);
      return fits ? [] : [`No number is between ${min} and ${max}: change the lowest or the highest`];
    }
    case "money": {
      const { minPence = 0, maxPence = BIGGEST * 100 } = field;
      if (!Number.isInteger(minPence) || !Number.isInteger(maxPence)) return ["Amounts must be in whole pence"];
      return Math.max(0, minPence) <= Math.min(maxPence, BIGGEST * 100 + 99)
        ? []
        : ["No amount is between the least and the most: change one of them"];
    }
    default:
      return [];
  }
}

const inputsOf = (columns: readonly Column[]): number =>
  columns.reduce((sum, { kind }) => sum + (kind === "date" ? 3 : 1), 0);

function tableFaults({ name, columns, row, minRows = 1, maxRows }: TableField): QuestionFault[] {
  const at = (message: string) => ({ field: name, message });
  const whole = [
    ...(columns.length === 0 ? ["Add at least one column"] : []),
    ...(isEmpty(row) ? ["Write what one row is, as in “Add another person”"] : []),
    ...(maxRows < 1 || maxRows > MOST_TABLE_ROWS ? [`The most rows must be between 1 and ${MOST_TABLE_ROWS}`] : []),
    ...(maxRows >= 1 && minRows > maxRows ? ["The fewest rows are more than the most: change one of them"] : []),
    ...(maxRows <= MOST_TABLE_ROWS && maxRows * inputsOf(columns) > MOST_INPUTS
      ? ["This table is too big for one page: allow fewer rows, or ask for less in each"]
      : []),
    ...twice(columns.map((column) => column.name)).map((one) => `Two columns are named “${one}”: change one of them`),
  ];
  const cells = columns.flatMap((column) =>
    [
      ...wordFaults(column),
      ...columnFaults(column),
      ...(column.showWhen ? ["A column is always asked: take its condition away"] : []),
      ...(column.kind === "number" && column.notBelow ? ["A column cannot be compared with another field"] : []),
    ].map((message) => ({ field: `${name}.${column.name}`, message })),
  );
  return [...whole.map(at), ...cells];
}

function wordFaults({ name, noun }: Pick<Field, "name" | "noun">): string[] {
  const wrong = wrongName(name);
  return [
    ...(wrong ? [wrong] : []),
    ...(isEmpty(noun) ? ["Write the words for when it is left empty, such as “your company number”"] : []),
  ];
}

function fileFaults({ evidence }: FileField): string[] {
  if (!evidence || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(evidence.kind))
    return ["Choose the kind of evidence: small letters, digits and hyphens"];
  const { renewal } = evidence;
  if (renewal === "never" || renewal === "fromDocument") return [];
  return Number.isInteger(renewal?.months) && renewal.months > 0
    ? []
    : ["Say when the evidence must be renewed: after a number of months, at the date on it, or never"];
}

function kindFaults(field: Field, question: Question): string[] {
  switch (field.kind) {
    case "manyOf":
      return [
        ...optionFaults(field.options, 1, field.none),
        ...(field.atLeast ?? [])
          .filter((needed) => !field.options.some(({ value }) => value === needed))
          .map((needed) => `“${needed}” must be chosen, but is not a choice: add it, or ask for another`),
      ];
    case "contacts":
      return [
        ...optionFaults(field.contacts, 1),
        ...field.contacts.map(({ value }) => wrongName(value)).filter((message) => message !== undefined),
      ];
    case "declaration":
      return isEmpty(field.statement) ? ["Write what people declare"] : [];
    case "file":
      return fileFaults(field);
    case "number": {
      const { notBelow } = field;
      const others = question.fields.filter(({ kind, name }) => kind === "number" && name !== field.name);
      const wrong = notBelow !== undefined && !others.some(({ name }) => name === notBelow);
      const message = `“${notBelow}” is not another number of this question: choose one that is`;
      return [...columnFaults(field), ...(wrong ? [message] : [])];
    }
    case "table":
      return [];
    default:
      return columnFaults(field);
  }
}

/** What is wrong with the fields of one question, each by itself. */
export function fieldFaults(question: Question): QuestionFault[] {
  const same = twice(question.fields.map(({ name }) => name));
  return [
    ...same.map((name) => ({ field: name, message: `Two fields are named “${name}”: change one of them` })),
    ...question.fields.flatMap((field) => [
      ...[...wordFaults(field), ...kindFaults(field, question)].map((message) => ({ field: field.name, message })),
      ...(field.kind === "table" ? tableFaults(field) : []),
    ]),
  ];
}
