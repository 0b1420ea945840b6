import type { Field, Question } from "#app/domain/question-sets/question.ts";
import type { Answer } from "#app/domain/question-sets/typed.ts";

/** Documents that name members of staff, show a bank account, or may show a child's work. */
const leftOutKinds: ReadonlySet<string> = new Set([
  ...["bank-letter", "central-record", "first-aid", "physical-intervention-training", "prevent-training"],
  ...["safeguarding-lead-training", "safer-recruitment-training", "sample-plan", "specialist-careers"],
  ...["staff-checks-letter", "staff-checks-registration", "vehicle-papers"],
]);

/** Questions about the people of a provider and about the single central record, whatever their fields are called. */
const leftOutQuestions: ReadonlySet<string> = new Set([
  ...["ORG-09", "ORG-10", "ORG-12", "REF-02", "SAF-02", "SAF-03", "SAF-04", "SAF-17", "PRE-05", "PRE-09"],
  ...["SW-01", "SW-02"],
]);

/** Declarations, grounds for exclusion and conflicts of interest: each council asks them anew (Procurement Act 2023, s.28). */
const askedAnew = /^(DEC|EXC)-/;

const namesSomebody = ({ kind, noun }: Pick<Field, "kind" | "noun">): boolean =>
  kind === "shortText" && /full name|their name|(’|')s name/i.test(noun);

/**
 * Whether this field of a question is never part of a pack: what is answered apart, bank details, names of staff and
 * other people, the single central record, and whatever may show a child (D §6.1 N27; data minimisation, UK GDPR 5(1)(c)).
 */
export function isLeftOut(question: Question, field: Field): boolean {
  if (question.apart || leftOutQuestions.has(question.id) || askedAnew.test(question.id) || field.kind === "contacts")
    return true;
  if (question.fields.some((one) => one.kind === "shortText" && isBank(one.format))) return true;
  if (field.kind === "file") return leftOutKinds.has(field.evidence.kind);
  if (field.kind === "table") return field.columns.some(namesSomebody);
  return field.kind === "declaration" || namesSomebody(field);
}

const isBank = (format: string | undefined): boolean => format === "sortCode" || format === "accountNumber";

/** The part of an answer that may go into a pack, or come out of one: known fields, files aside. */
export function mayTravel(question: Question, answer: Answer): Answer {
  const kept = question.fields.filter((field) => field.kind !== "file" && !isLeftOut(question, field));
  return Object.fromEntries(
    kept.filter(({ name }) => Object.hasOwn(answer, name)).map(({ name }) => [name, answer[name] ?? ""]),
  );
}
