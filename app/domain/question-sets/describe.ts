import { yesAndNo } from "./cell-schema.ts";
import { poundsInWords } from "./for-lot.ts";
import {
  type Condition,
  type Field,
  findQuestion,
  type PassRule,
  type Question,
  type QuestionSet,
  type Stage,
} from "./question.ts";

type Questions = Pick<QuestionSet, "sections">;

/** What each kind of field is called by those who put questions together. */
export const kindNames: Readonly<Record<Field["kind"], string>> = {
  shortText: "Short text",
  longText: "Long text",
  number: "Number",
  money: "Amount of money",
  date: "Date",
  yesNo: "Yes or no",
  oneOf: "One of several choices",
  manyOf: "Any of several choices",
  contacts: "Contacts",
  table: "Table with rows, or a repeated group",
  file: "Document as evidence",
  declaration: "Declaration to tick",
};

export const stageNames: Readonly<Record<Stage, string>> = {
  A: "In the application",
  W: "Before approval",
  P: "Before the first placement",
};

/** The choices that a condition on this field can look for, with their words; none for a field without choices. */
export function choicesOf(field: Field): readonly { value: string; label: string }[] {
  if (field.kind === "yesNo") return yesAndNo;
  if (field.kind === "declaration") return [{ value: "yes", label: "Ticked" }];
  if (field.kind === "oneOf") return field.options;
  if (field.kind !== "manyOf") return [];
  return field.none ? [...field.options, { value: "none", label: field.none }] : field.options;
}

/** The values of those choices. */
export const valuesToLookFor = (field: Field): string[] => choicesOf(field).map(({ value }) => value);

/** A condition in words, completing "Shown when …". */
export function conditionInWords(condition: Condition, set: Questions): string {
  if ("all" in condition) return condition.all.map((one) => conditionInWords(one, set)).join(", and ");
  if ("any" in condition) return condition.any.map((one) => conditionInWords(one, set)).join(", or ");
  if ("fact" in condition) return `the portal knows “${condition.fact}”`;
  const question = findQuestion(set, condition.question);
  const field = question?.fields.find(({ name }) => name === (condition.field ?? "value"));
  const about = field?.label && question && question.fields.length > 1 ? `, “${field.label}”,` : "";
  const asked = question ? `“${question.label}” (${question.id})${about}` : condition.question;
  const labels = (values: readonly string[]) =>
    values.map((value) => `“${(field && choicesOf(field).find((one) => one.value === value)?.label) ?? value}”`);
  return "is" in condition
    ? `the answer to ${asked} is ${labels(condition.is).join(" or ")}`
    : `the answer to ${asked} is anything but ${labels(condition.isNot).join(" or ")}`;
}

/** What decides whether an answer passes, in words. */
export function ruleInWords(rule: PassRule): string {
  if (rule.by === "reviewer") return "A reviewer judges the answer";
  switch (rule.rule) {
    case "answered":
      return "The portal checks that it is answered";
    case "format":
      return "The portal checks its format";
    case "allYes":
      return "The portal checks that each answer is yes";
    case "versionsCurrent":
      return `The portal checks that terms version ${rule.terms} and specification version ${rule.specification} hold`;
    case "noneApply":
      return "The portal passes it when none applies; otherwise a person decides";
    case "insurance":
      return `The portal checks the cover: at least ${poundsInWords(rule.minPence)}, and the certificate before the first placement`;
    case "documentAge":
      return `The portal checks that the document is not older than ${rule.months} months`;
    case "dateWithin":
      return `The portal checks that the date is not more than ${rule.months} months ago`;
    case "dateAhead":
      return "The portal checks that the date is not over";
    case "checkedWithin":
      return `The portal checks that the council looked within the last ${rule.days} days`;
    case "cancellation":
      return `The portal checks that no charge is more than ${rule.maxPercent}% of the rate`;
    case "registration":
      return "The portal tests whether it looks like a school that should be registered";
  }
}

/** On which of these lots a question is asked, in words. */
export function lotsInWords({ lots }: Question, all: readonly { code: string; name: string }[]): string {
  if (!lots) return "All lots";
  return all
    .filter(({ code }) => lots.includes(code))
    .map(({ name }) => name)
    .join(", ");
}
