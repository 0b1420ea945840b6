import { z } from "zod";
import type { CivilDate } from "#app/domain/civil-date.ts";
import { typedDate } from "#app/domain/date-field.ts";
import { type Changed, compare } from "../compare.ts";
import { forLot } from "../for-lot.ts";
import { type FrameworkQuestions, type Question, questionsOf } from "../question.ts";
import { saysTheSame } from "../says-the-same.ts";
import { isBlank, type Typed } from "../typed.ts";

/** How a draft is published. `from` and `mustAnswerBy` are London dates. */
export type Publishing = {
  from: CivilDate;
  why: string;
  /** What happens to applications that are not sent yet. */
  drafts: "keep" | "move";
  /** The questions that approved providers must answer. */
  mustAnswer: readonly string[];
  mustAnswerBy?: CivilDate | undefined;
};

/** Whether a question is about keeping children safe: a row of the safeguarding list, or one asked in that section. */
const isSafeguarding = (set: FrameworkQuestions, { id }: Question): boolean =>
  id.startsWith("SAF-") ||
  set.sections.some(
    (section) =>
      section.id === "safeguarding" && section.pages.some(({ questions }) => questions.some((one) => one.id === id)),
  );

/**
 * What a provider that is approved already could be asked: on one of its lots new, asked differently, or asked where it
 * was not (of more providers, at another stage, no longer as they like); never what the council answers itself.
 */
export function couldBeAsked(before: FrameworkQuestions | undefined, after: FrameworkQuestions): Question[] {
  // Nobody is approved yet by questions that there were not.
  if (!before) return [];
  const asked = new Set(
    after.lots.flatMap((lot) => {
      const { added, changed } = compare(forLot(before, lot), forLot(after, lot));
      return [...added, ...changed.filter(reachesMore).map(({ after: question }) => question)].map(({ id }) => id);
    }),
  );
  return questionsOf(after).filter(({ id, askedOf }) => asked.has(id) && (askedOf ?? "provider") === "provider");
}

const reachesMore = ({ before, after, again }: Changed): boolean =>
  again ||
  (after.required && !before.required) ||
  !saysTheSame(before.showWhen, after.showWhen) ||
  !saysTheSame(before.stages, after.stages);

/** Of those, the questions that approved providers must be asked (rules 20). */
export const mustBeAnswered = (before: FrameworkQuestions | undefined, after: FrameworkQuestions): Question[] =>
  couldBeAsked(before, after).filter((question) => question.required && isSafeguarding(after, question));

/** What is wrong with how a draft is to be published, beside which input; undefined when it can be. */
export function publishingFault(
  { from, mustAnswer, mustAnswerBy }: Publishing,
  needed: readonly Question[],
  today: CivilDate,
): { field: string; message: string } | undefined {
  if (from < today) return { field: "from", message: "The date from which it holds must be today or in the future" };
  const missing = needed.find(({ id }) => !mustAnswer.includes(id));
  if (missing)
    return {
      field: "mustAnswer",
      message: `Approved providers must answer “${missing.label}”, because it is about safeguarding: select it`,
    };
  if (mustAnswer.length === 0) return undefined;
  if (!mustAnswerBy)
    return { field: "mustAnswerBy", message: "Enter the date by which approved providers must answer" };
  if (mustAnswerBy <= from)
    return {
      field: "mustAnswerBy",
      message: "Providers need time: the date to answer by must be after the version’s own",
    };
  return undefined;
}

const unlessEmpty = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((typed) => (isBlank(typed as Typed) ? undefined : typed), schema.optional());

/** What the publishing form posts. */
export const publishingForm = z.object({
  from: typedDate("Date from which it holds"),
  why: z
    .string({ error: "Say what has changed and why" })
    .trim()
    .min(1, "Say what has changed and why")
    .max(1000, "What has changed must be 1,000 characters or less"),
  drafts: z.enum(["keep", "move"], { error: "Select what happens to applications that are not sent yet" }),
  mustAnswer: z.array(z.string()).default([]),
  mustAnswerBy: unlessEmpty(typedDate("Date by which approved providers must answer")),
  version: z.coerce.number().int(),
  submissionKey: z.uuid(),
});
