import type {
  Column,
  Condition,
  DateField,
  DeclarationField,
  EvidenceRule,
  FileField,
  LongTextField,
  ManyOfField,
  MoneyField,
  NumberField,
  OneOfField,
  Option,
  ShortTextField,
  TableField,
  YesNoField,
} from "#app/domain/question-sets/question.ts";

/** A field without its kind, name and noun: what may be added to the shorthands below. */
type More<F> = Omit<F, "kind" | "name" | "noun">;
type Maybe<F> = Partial<More<F>>;

export const shortText = (name: string, noun: string, more: Maybe<ShortTextField> = {}): ShortTextField => ({
  kind: "shortText",
  name,
  noun,
  ...more,
});

export const longText = (
  name: string,
  noun: string,
  maxWords: number,
  more: Maybe<LongTextField> = {},
): LongTextField => ({
  kind: "longText",
  name,
  noun,
  maxWords,
  ...more,
});

export const number = (name: string, noun: string, more: More<NumberField>): NumberField => ({
  kind: "number",
  name,
  noun,
  ...more,
});

export const money = (name: string, noun: string, more: Maybe<MoneyField> = {}): MoneyField => ({
  kind: "money",
  name,
  noun,
  ...more,
});

export const date = (name: string, noun: string, more: Maybe<DateField> = {}): DateField => ({
  kind: "date",
  name,
  noun,
  ...more,
});

/** `noun` completes "Select …", as in "yes if you are registered for VAT". */
export const yesNo = (name: string, noun: string, more: Maybe<YesNoField> = {}): YesNoField => ({
  kind: "yesNo",
  name,
  noun,
  ...more,
});

export const oneOf = (name: string, noun: string, choices: Choices, more: Maybe<OneOfField> = {}): OneOfField => ({
  kind: "oneOf",
  name,
  noun,
  options: options(choices),
  ...more,
});

export const manyOf = (name: string, noun: string, choices: Choices, more: Maybe<ManyOfField> = {}): ManyOfField => ({
  kind: "manyOf",
  name,
  noun,
  options: options(choices),
  ...more,
});

/** `row` completes "Add at least one …" and "Add another …". */
export const table = (
  name: string,
  row: string,
  columns: readonly Column[],
  more: Maybe<TableField> = {},
): TableField => ({ kind: "table", name, noun: `the ${row}`, row, columns, maxRows: 20, ...more });

export const declaration = (name: string, noun: string, statement: string): DeclarationField => ({
  kind: "declaration",
  name,
  noun,
  statement,
});

/** A document that is due again so many months after its own date, with the usual days of grace. */
export const document = (
  name: string,
  noun: string,
  kind: string,
  months: number,
  more: Maybe<FileField> = {},
): FileField => file(name, noun, { kind, renewal: { months }, grace: true }, more);

export const file = (
  name: string,
  noun: string,
  evidence: EvidenceRule,
  more: Omit<Maybe<FileField>, "evidence"> = {},
): FileField => ({ kind: "file", name, noun, ...more, evidence });

/** Choices as value and label; `[value, label, hint]` where one needs explaining. */
export type Choices = readonly (readonly [value: string, label: string, hint?: string])[];

export const options = (choices: Choices): Option[] =>
  choices.map(([value, label, hint]) => (hint ? { value, label, hint } : { value, label }));

export const isAnswered = (question: string, ...is: string[]): Condition => ({ question, is });
export const said = (question: string, field: string, ...is: string[]): Condition => ({ question, field, is });

/** The lots of the shipped framework, by their codes. Rows that name none are asked on all of them. */
export const lotCodes = ["education", "mentoring", "tuition", "specialist"] as const;
export const education = ["education"] as const;
export const teaching = ["education", "tuition"] as const;
export const groups = ["education", "mentoring"] as const;
export const oneToOne = ["mentoring", "tuition"] as const;
export const withChildren = ["education", "mentoring", "tuition"] as const;
export const workforce = ["specialist"] as const;

/** What earlier answers say about a firm, so that a tutor working alone from home is asked little. */
export const incorporated = isAnswered("ORG-02", "limited-company", "cic", "llp");
export const worksOnline = said("CAP-03", "modes", "online");
export const worksInPerson: Condition = { question: "CAP-03", field: "modes", isNot: ["online"] };
export const usesPremises = said("CAP-03", "modes", "premises", "community");
export const hasOwnPremises = said("CAP-03", "modes", "premises");
export const hasStaff: Condition = { question: "INS-01", field: "cover", isNot: ["no-staff"] };

export const reviewer = { by: "reviewer" } as const;
export const answered = { by: "portal", rule: "answered" } as const;
export const format = { by: "portal", rule: "format" } as const;
