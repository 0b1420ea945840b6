import { isDate } from "#app/domain/civil-date.ts";
import { valuesToLookFor } from "../describe.ts";
import { amountTokens } from "../for-lot.ts";
import type { Amounts, Field, FileField, FrameworkQuestions, PassRule, Question } from "../question.ts";
import { lotsOf, type QuestionFault } from "./fault.ts";

type PortalRule = Extract<PassRule, { by: "portal" }>;
type RuleName = PortalRule["rule"];
type Find = (id: string) => Question | undefined;
type Rules = {
  [Name in RuleName]: (rule: Extract<PortalRule, { rule: Name }>, question: Question, find: Find) => QuestionFault[];
};

const none: QuestionFault[] = [];
const say = (message: string, field?: string): QuestionFault[] => [
  field === undefined ? { message } : { field, message },
];
const fieldNamed = (question: Question, name: string): Field | undefined =>
  question.fields.find((field) => field.name === name);
const isEvidence = (field: Field | undefined): field is FileField => field?.kind === "file" && Boolean(field.evidence);

/** A rule about a date needs a field that holds one. */
function dateFaults(question: Question, name: string): QuestionFault[] {
  if (fieldNamed(question, name)?.kind === "date") return none;
  return say(`The check reads a date from “${name}”: choose a date field of this question`);
}

const hasFormat = (field: Field): boolean =>
  field.kind === "contacts" ||
  (field.kind === "shortText" && field.format !== undefined) ||
  (field.kind === "table" && field.columns.some((column) => column.kind === "shortText" && column.format));

/** What the portal could never check, or nobody could ever pass, whatever is answered. */
const rules: Rules = {
  answered: () => none,
  versionsCurrent: () => none,

  format: (_, { fields }) =>
    fields.some(hasFormat) ? none : say("No field has a format to check: give one a format, or choose another check"),

  allYes: (_, { fields }) =>
    fields.some(
      (field) => field.kind !== "manyOf" && ["yes", "no"].every((value) => valuesToLookFor(field).includes(value)),
    )
      ? none
      : say("No field can be answered yes or no: add one, or choose another check"),

  noneApply(_, { fields }) {
    const canBeNone = (field: Field) => valuesToLookFor(field).some((value) => value === "none" || value === "no");
    const stuck = fields.find((field) => !canBeNone(field) && !field.showWhen && !field.optional && isTyped(field));
    if (!fields.some(canBeNone)) return say("Nobody could pass this check: add the choice “None of these”, or a no");
    return stuck
      ? say("Nobody could pass this check: take this field away, or ask for it only on a condition", stuck.name)
      : none;
  },

  insurance({ minPence }, question) {
    const amount = fieldNamed(question, "amount");
    const certificate = fieldNamed(question, "certificate");
    if (amount?.kind !== "money")
      return say("The check of insurance needs an amount in pounds in a field named “amount”");
    if (amount.maxPence !== undefined && amount.maxPence < minPence)
      return say("Nobody could type as much as the check asks for: allow more", "amount");
    if (!isEvidence(certificate)) return say("The check of insurance needs a document in a field named “certificate”");
    if (certificate.evidence.renewal !== "fromDocument")
      return say(
        "The check of insurance needs the end date on the certificate: renew it at the date on it",
        "certificate",
      );
    return none;
  },

  documentAge({ field: name }, question) {
    const field = fieldNamed(question, name);
    if (!isEvidence(field))
      return say(`The check reads the date of a document from “${name}”: choose a document field`);
    return typeof field.evidence.renewal === "string"
      ? say("The check needs the date of this document: renew it after a number of months", name)
      : none;
  },

  dateWithin: ({ field }, question) => dateFaults(question, field),
  checkedWithin: ({ field }, question) => dateFaults(question, field),

  dateAhead({ field: name }, question) {
    const field = fieldNamed(question, name);
    if (field?.kind === "date" && field.when === "past")
      return say("The check wants a date to come, and this field takes only dates in the past: allow others", name);
    return dateFaults(question, name);
  },

  cancellation(_, question) {
    const charges = fieldNamed(question, "charges");
    const hasPercent =
      charges?.kind === "table" && charges.columns.some(({ kind, name }) => kind === "number" && name === "percent");
    return hasPercent ? none : say("The check of charges needs a table “charges” with a number “percent”");
  },

  registration({ thresholds }, question, find) {
    const missing = ["pupils", "hours"].find((name) => fieldNamed(question, name)?.kind !== "number");
    if (missing) return say(`The check of registration needs a number in a field named “${missing}”`);
    const other = ["REG-02", "ORG-05"].find((id) => !find(id));
    if (other) return say(`The check of registration needs the answer to ${other}: add it, or choose another check`);
    const wrong = thresholds.some(
      ({ from, hoursFullTime, pupils }) => !isDate(from) || hoursFullTime <= 0 || pupils <= 0,
    );
    return thresholds.length === 0 || wrong
      ? say("The check of registration needs its hours, its pupils and the date from which they hold")
      : none;
  },
};

/** Text, a date or a choice, which `noneApply` takes for something that applies. */
const isTyped = ({ kind }: Field): boolean => !["table", "contacts", "file", "date"].includes(kind);

const amountNames: Readonly<Record<keyof Amounts, string>> = {
  minPence: "amount",
  months: "number of months",
  days: "number of days",
  maxPercent: "percentage",
};

function amountFaults(amounts: Amounts, on: string): string[] {
  return Object.entries(amountNames)
    .filter(([name]) => name in amounts && !isPositive(amounts[name as keyof Amounts]))
    .map(([, words]) => `The ${words} of the check${on} must be a whole number above 0`);
}

const isPositive = (amount: number | undefined): boolean => Number.isSafeInteger(amount) && Number(amount) > 0;

function byLotFaults(set: FrameworkQuestions, question: Question): string[] {
  return Object.entries(question.byLot ?? {}).flatMap(([lot, amounts]) => {
    if (!lotsOf(set, question).includes(lot)) return [`This is not asked on ${lot}: take its own amounts away`];
    const strange = Object.keys(amounts).find((name) => !(name in question.pass));
    if (strange !== undefined) {
      const words = amountNames[strange as keyof Amounts] ?? strange;
      return [`The check has no ${words}: take that of ${lot} away`];
    }
    return amountFaults(amounts, ` on ${lot}`);
  });
}

function tokenFaults({ label, hint = "", remedy = "", pass }: Question): string[] {
  return Object.entries(amountTokens)
    .filter(([token, name]) => `${label}${hint}${remedy}`.includes(`{${token}}`) && !(name in pass))
    .map(([token]) => `The words say {${token}}, and the check has none: take it out`);
}

/** What is wrong with how an answer passes: the check, its amounts on every lot, and the words that name them. */
export function ruleFaults(set: FrameworkQuestions, question: Question, find: Find): QuestionFault[] {
  const { pass } = question;
  const own = pass.by === "portal" ? amountFaults(pass as Amounts, "") : [];
  const messages = [...own, ...byLotFaults(set, question), ...tokenFaults(question)];
  const check = pass.by === "portal" ? (rules[pass.rule] as Rules["answered"])(pass as never, question, find) : [];
  return [...messages.map((message) => ({ message })), ...check];
}
