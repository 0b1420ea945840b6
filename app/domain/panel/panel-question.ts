import { type Question, type QuestionSet, questionsOf } from "#app/domain/question-sets/question.ts";

/** The scores that a young person may give, worst first. */
export const scores = [0, 1, 2, 3, 4] as const;
export const BEST = 4;

/** What each score means, until a panel says it in its own words. */
export const usualScale: readonly string[] = [
  "It does not answer us",
  "It says little, or nothing that is about us",
  "It is all right, but anyone could have written it",
  "It is good: most of what we hoped for",
  "It is just what we hoped for, or better",
];

export const usualAuthor = "The young people’s panel";

/**
 * The questions of a lot that young people can score: one long text that the provider writes, so that there is one
 * thing to read.
 */
export const textQuestions = (set: QuestionSet): Question[] =>
  questionsOf(set).filter(
    ({ fields, askedOf = "provider" }) =>
      askedOf === "provider" && fields.length === 1 && fields[0]?.kind === "longText",
  );

/** The one text in an answer to such a question; empty when nothing was written. */
export function textOf(answer: Readonly<Record<string, unknown>> | null | undefined): string {
  const value = answer?.value;
  return typeof value === "string" ? value : "";
}

/** The mean of scores to one decimal, half up, as it is read: "2.7 out of 4". */
export function averageInWords(given: readonly number[]): string {
  if (given.length === 0) return "Not scored yet";
  const tenths = Math.floor((given.reduce((sum, one) => sum + one, 0) * 20 + given.length) / (given.length * 2));
  const people = given.length === 1 ? "1 young person" : `${given.length} young people`;
  return `${tenths / 10} out of ${BEST}, from ${people}`;
}
