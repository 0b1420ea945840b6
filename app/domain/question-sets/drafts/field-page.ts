import { choicesOf, kindNames } from "../describe.ts";
import { formats } from "../formats.ts";
import type { Condition, Field, Format, Question } from "../question.ts";
import { ask, type EditorPage, type Lots, lotChoices } from "./editor-page.ts";

export type Kind = Field["kind"];
const columnKinds = ["shortText", "longText", "number", "money", "date", "yesNo", "oneOf"] as const;
const formatNames = Object.keys(formats) as Format[];

const formatWords: Record<Format, string> = {
  email: "Email address",
  phone: "Phone number",
  postcode: "Postcode",
  companyNumber: "Company number",
  charityNumber: "Charity number",
  ukprn: "UKPRN",
  urn: "URN",
  vat: "VAT number",
  ico: "ICO registration number",
  url: "Web address",
  sortCode: "Sort code",
  accountNumber: "Account number",
};

const text = (
  name: string,
  noun: string,
  label: string,
  more: Partial<Extract<Field, { kind: "shortText" }>> = {},
): Field => ({
  ...{ kind: "shortText", name, noun, label },
  ...more,
});
const count = (
  name: string,
  noun: string,
  label: string,
  max: number,
  more: { min?: number; optional?: boolean } = {},
): Field => ({
  ...{ kind: "number", name, noun, label, min: more.min ?? 0, max, decimals: 2 },
  ...(more.optional ? { optional: true } : {}),
});

const choiceRows = (label: string, minRows: number): Field => ({
  ...{ kind: "table", name: "options", noun: "the choices", row: "choice", label, minRows, maxRows: 40 },
  columns: [
    { kind: "shortText", name: "label", noun: "the words of the choice", label: "Words" },
    { kind: "shortText", name: "hint", noun: "the hint", label: "Hint, if it needs one", optional: true },
    {
      kind: "shortText",
      name: "value",
      noun: "the code",
      label: "Code, by which answers are kept",
      hint: "Leave it as it is when you only change the words. Left empty, one is made",
      optional: true,
      maxLength: 60,
    },
  ],
});

const columnRows: Field = {
  ...{ kind: "table", name: "columns", noun: "the parts of a row", row: "part", label: "What is asked in each row" },
  ...{ minRows: 1, maxRows: 12 },
  columns: [
    { kind: "shortText", name: "label", noun: "the words of the part", label: "Words" },
    {
      kind: "oneOf",
      name: "kind",
      noun: "its kind",
      label: "Kind",
      options: columnKinds.map((kind) => ({ value: kind, label: kindNames[kind] })),
    },
    {
      kind: "longText",
      name: "choices",
      noun: "its choices",
      label: "Its choices, one to a line",
      hint: "Only for one of several choices",
      maxWords: 300,
      optional: true,
    },
    { kind: "yesNo", name: "optional", noun: "yes if it may stay empty", label: "May it stay empty?" },
    { kind: "shortText", name: "name", noun: "the code", label: "Code, by which answers are kept", optional: true },
  ],
};

const own: Record<Kind, readonly Field[]> = {
  shortText: [
    {
      ...{ kind: "oneOf", name: "format", noun: "a format", label: "Must it follow a format?", optional: true },
      options: [{ value: "any", label: "No" }, ...formatNames.map((value) => ({ value, label: formatWords[value] }))],
    },
  ],
  longText: [count("maxWords", "the most words", "Most words", 2000, { min: 1 })],
  number: [
    count("min", "the lowest number", "Lowest number", 1_000_000),
    count("max", "the highest number", "Highest number", 1_000_000),
    text("unit", "the unit", "Unit behind the box, like “hours”", { optional: true, maxLength: 20 }),
  ],
  money: [
    { kind: "money", name: "minPence", noun: "the least amount", label: "Least amount, if any", optional: true },
    { kind: "money", name: "maxPence", noun: "the highest amount", label: "Highest amount, if any", optional: true },
  ],
  date: [
    {
      ...{ kind: "oneOf", name: "when", noun: "which dates are right", label: "Which dates are right?" },
      options: [
        { value: "any", label: "Any" },
        { value: "past", label: "Today or in the past" },
        { value: "future", label: "Today or in the future" },
      ],
    },
  ],
  yesNo: [],
  oneOf: [choiceRows("Choices", 2)],
  manyOf: [
    choiceRows("Choices", 1),
    text("none", "the choice that excludes all others", "A choice that excludes all others, like “None of these”", {
      optional: true,
    }),
  ],
  contacts: [choiceRows("For what is a person named?", 1)],
  table: [
    columnRows,
    text("row", "what one row is", "What is one row? It completes “Add another …”", { maxLength: 40 }),
    count("minRows", "the fewest rows", "Fewest rows, if more than one", 100, { min: 1, optional: true }),
    count("maxRows", "the most rows", "Most rows", 100, { min: 1 }),
    {
      kind: "yesNo",
      name: "repeats",
      noun: "yes if each row is a thing of its own",
      label: "Is each row a thing of its own, like a site, a person or a vehicle?",
    },
  ],
  file: [
    text("kindOfEvidence", "the kind of evidence", "Kind of evidence, as a short code like “fire-risk-assessment”", {
      maxLength: 60,
    }),
    {
      ...{ kind: "oneOf", name: "renewal", noun: "when it is due again", label: "When is it due again?" },
      options: [
        { value: "months", label: "A number of months after its own date" },
        { value: "fromDocument", label: "On the end date that stands in it" },
        { value: "never", label: "Never" },
      ],
    },
    {
      ...{ kind: "number", name: "months", noun: "the number of months", label: "How many months?", min: 1, max: 120 },
      showWhen: { question: "own", field: "renewal", is: ["months"] },
    },
    {
      kind: "yesNo",
      name: "grace",
      noun: "yes if an officer may give days of grace",
      label: "May an officer give days of grace when it lapses?",
      hint: "Never for insurance, staff checks and the safeguarding policy",
    },
  ],
  declaration: [
    { kind: "longText", name: "statement", noun: "the statement", label: "Statement beside the box", maxWords: 120 },
  ],
};

/** The form for one field of a question. A field can depend on a choice made in an earlier field of the same question. */
export function fieldPage(kind: Kind, question: Question, name: string, lots: Lots): EditorPage {
  return {
    title: kindNames[kind],
    questions: [
      ask("field", "Words", [
        text("label", "the label", "Label, when the question has several parts", { optional: true }),
        text("noun", "how error messages name it", "How error messages name it", {
          hint: "It completes “Enter …”, “Select …” or “Upload …”, like “the date of training”",
        }),
        text("hint", "the hint", "Hint, if it needs one", { optional: true }),
        { kind: "yesNo", name: "optional", noun: "yes if it may stay empty", label: "May it stay empty?" },
        ...dependsOn(question, name),
        {
          ...{ kind: "manyOf", name: "lots", noun: "the lots on which it is asked", label: "On which lots?" },
          options: lotChoices(lotsOf(question, lots)),
        },
      ]),
      ...(own[kind].length > 0 ? [ask("own", kindNames[kind], own[kind])] : []),
    ],
  };
}

function dependsOn(question: Question, name: string): Field[] {
  const at = question.fields.findIndex((field) => field.name === name);
  const earlier = at < 0 ? question.fields : question.fields.slice(0, at);
  const options = earlier.flatMap((field) =>
    choicesOf(field).map(({ value, label }) => ({
      value: `${field.name}=${value}`,
      label: `When “${field.label ?? question.label}” is “${label}”`,
    })),
  );
  const kept = keptCondition(question, name);
  if (kept) options.push({ value: "kept", label: "As it is now, by answers to other questions" });
  if (options.length === 0) return [];
  const always = { value: "always", label: "Always" };
  return [
    {
      kind: "oneOf",
      name: "shown",
      noun: "when it is asked",
      label: "When is it asked?",
      options: [always, ...options],
    },
  ];
}

/** A field's condition on other questions, or on more than one thing: the form can keep it or drop it, and not show it. */
export function keptCondition(question: Question, name: string): Condition | undefined {
  const when = question.fields.find((field) => field.name === name)?.showWhen;
  return when && !("is" in when && when.question === question.id) ? when : undefined;
}

/** The lots on which a question is asked: those among which its fields may choose. */
export const lotsOf = ({ lots }: Question, all: Lots): Lots =>
  lots ? all.filter(({ code }) => lots.includes(code)) : all;
