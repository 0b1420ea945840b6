/** When a question is answered: A in the application, W before approval, P before the first placement (a gate). */
export type Stage = "A" | "W" | "P";

/** Who answers: the provider on the form, council staff at the desk, or the portal from what it knows already. */
export type AskedOf = "provider" | "council" | "portal";

export type Option = { value: string; label: string; hint?: string };

/**
 * When a question or a field applies. It looks only at earlier answers, or at a fact that the caller supplies.
 * `is`: one of the typed values is in the list. `isNot`: something is typed that is not in the list.
 */
export type Condition =
  | { question: string; field?: string; is: readonly string[] }
  | { question: string; field?: string; isNot: readonly string[] }
  | { fact: string }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] };

/** A part of a condition that looks at an answer. */
export type Leaf = Extract<Condition, { question: string }>;

/** The evidence behind an answer. No grace: a lapse counts from the day after the end date. */
export type EvidenceRule = {
  kind: string;
  renewal: { months: number } | "fromDocument" | "never";
  grace: boolean;
};

/** Patterns that short text may have to follow; the words for each are in `formats.ts`. */
export type Format =
  | "email"
  | "phone"
  | "postcode"
  | "companyNumber"
  | "charityNumber"
  | "ukprn"
  | "urn"
  | "vat"
  | "ico"
  | "url"
  | "sortCode"
  | "accountNumber";

/**
 * What every field has. `noun` completes "Enter …", "Select …" or "Upload …" in error messages.
 * `optional`: `true`, or the stages at which it may stay empty. The only field of a question is named "value".
 * `lots`: asked on these lots only, where that is narrower than the question.
 */
type Common = {
  name: string;
  lots?: readonly string[];
  noun: string;
  label?: string;
  hint?: string;
  optional?: boolean | readonly Stage[];
  showWhen?: Condition;
};

export type ShortTextField = Common & { kind: "shortText"; format?: Format; autoComplete?: string; maxLength?: number };
export type LongTextField = Common & { kind: "longText"; maxWords: number };
/** `notBelow` names another number field of the same question. */
export type NumberField = Common & {
  kind: "number";
  min: number;
  max: number;
  decimals?: number;
  unit?: string;
  notBelow?: string;
};
export type MoneyField = Common & { kind: "money"; minPence?: number; maxPence?: number };
export type DateField = Common & { kind: "date"; when?: "past" | "future" };
export type YesNoField = Common & { kind: "yesNo" };
export type OneOfField = Common & { kind: "oneOf"; options: readonly Option[] };
/** `none` labels the choice that excludes all others, of value "none". `atLeast` lists choices that must be among them. */
export type ManyOfField = Common & {
  kind: "manyOf";
  options: readonly Option[];
  none?: string;
  atLeast?: readonly string[];
};
/** One person for each purpose in `contacts`: name, e-mail address and telephone number. */
export type ContactsField = Common & { kind: "contacts"; contacts: readonly Option[] };
/** Rows of the same columns. `repeats` marks things that are described one by one: sites, people, vehicles. */
export type TableField = Common & {
  kind: "table";
  repeats?: boolean;
  columns: readonly Column[];
  row: string;
  minRows?: number;
  maxRows: number;
};
export type FileField = Common & { kind: "file"; evidence: EvidenceRule };
/** A box to tick beside `statement`. */
export type DeclarationField = Common & { kind: "declaration"; statement: string };

/** A cell of a table. */
export type Column = ShortTextField | NumberField | MoneyField | DateField | YesNoField | OneOfField | LongTextField;

export type Field = Column | ManyOfField | ContactsField | TableField | FileField | DeclarationField;

/** A rule for telling full-time schooling, valid from a London date. */
export type RegistrationThreshold = { from: string; hoursFullTime: number; pupils: number };

/** Who decides whether an answer passes: a reviewer, or the portal by a rule of `pass-rules.ts` and its amounts. */
export type PassRule =
  | { by: "reviewer" }
  | { by: "portal"; rule: "answered" | "format" | "allYes" }
  | { by: "portal"; rule: "versionsCurrent"; terms: number; specification: number }
  | { by: "portal"; rule: "noneApply"; hold: string }
  | { by: "portal"; rule: "insurance"; minPence: number }
  | { by: "portal"; rule: "documentAge"; field: string; months: number }
  | { by: "portal"; rule: "dateWithin"; field: string; months: number }
  | { by: "portal"; rule: "dateAhead"; field: string }
  | { by: "portal"; rule: "checkedWithin"; field: string; days: number }
  | { by: "portal"; rule: "cancellation"; maxPercent: number }
  | { by: "portal"; rule: "registration"; thresholds: readonly RegistrationThreshold[] };

/** What may differ from lot to lot in an otherwise equal question: pence, months, days, per cent, each for its pass rule. */
export type Amounts = { minPence?: number; months?: number; days?: number; maxPercent?: number };

/**
 * One question. `id` is a stable key: it outlives every rewording. `public`: parents may see the answer.
 * `perLot`: asked again for each lot; all other answers belong to the provider.
 * `lots`: asked on these lots only, by their codes; on all of them when it is left out. `byLot`: other amounts there.
 * `covers`: further rows of the council's own list that this question answers, merged into it; `also`: what decides on
 * their fields. `apart`: answered freely and kept from everyone who decides; no part of what is sent.
 * `source`: the law, guidance or standard that the question comes from, as an officer cites it; without a full stop.
 * `remedy`: how a provider puts right an answer that does not pass, for the letters; without a full stop.
 * In `label`, `hint` and `remedy`, {amount}, {months}, {days} and {percent} stand for the amounts of the pass rule.
 */
export type Question = {
  id: string;
  covers?: readonly string[];
  also?: readonly { fields: readonly string[]; pass: PassRule }[];
  apart?: true;
  lots?: readonly string[];
  byLot?: Readonly<Record<string, Amounts>>;
  label: string;
  hint?: string;
  fields: readonly Field[];
  required: boolean;
  stages: readonly Stage[];
  askedOf?: AskedOf;
  showWhen?: Condition;
  pass: PassRule;
  source?: string;
  remedy?: string;
  public?: boolean;
  perLot?: boolean;
};

/** One question, or a small group, at one address. */
export type Page = { id: string; title: string; questions: readonly Question[] };

/** A task on the task list. `afterOthers`: can't be started until every other section is complete. */
export type Section = { id: string; title: string; pages: readonly Page[]; afterOthers?: boolean };

/** One version of a lot's questions, as plain JSON: `forLot` of what its framework asks. */
export type QuestionSet = { lot: string; version: number; sections: readonly Section[] };

/** One version of all that a framework asks, on the lots with these codes, as plain JSON. */
export type FrameworkQuestions = { lots: readonly string[]; version: number; sections: readonly Section[] };

/** The parts of a condition that look at an answer. */
export function leavesOf(condition: Condition): Leaf[] {
  if ("all" in condition) return condition.all.flatMap(leavesOf);
  if ("any" in condition) return condition.any.flatMap(leavesOf);
  return "question" in condition ? [condition] : [];
}

/** Every question of a set, in order. */
export const questionsOf = ({ sections }: Pick<QuestionSet, "sections">): Question[] =>
  sections.flatMap((section) => section.pages.flatMap((page) => page.questions));

/** The question with this id, or undefined. */
export function findQuestion({ sections }: Pick<QuestionSet, "sections">, id: string): Question | undefined {
  // Asked hundreds of times for a page: no list is made of all questions first.
  for (const { pages } of sections)
    for (const { questions } of pages) {
      const found = questions.find((question) => question.id === id);
      if (found) return found;
    }
  return undefined;
}

/** The page with this slug and the section it stands in, or undefined. */
export function findPage(
  set: Pick<QuestionSet, "sections">,
  pageId: string,
): { section: Section; page: Page } | undefined {
  for (const section of set.sections) {
    const page = section.pages.find(({ id }) => id === pageId);
    if (page) return { section, page };
  }
  return undefined;
}

/** The name of a field's input in the form, and the id of its element: "ORG-05.urn". */
export const inputName = (question: Question, field: Field): string => `${question.id}.${field.name}`;
