import { findQuestion, type Option, type Question } from "#app/domain/question-sets/question.ts";
import { publishedQuestionSet } from "#app/domain/question-sets/question-sets.server.ts";
import type { Db, Trx } from "#db/client.server.ts";

/** What a need on a lot can be described by: the very choices by which providers described what they offer. */
export type LotChoices = { needs: readonly Option[]; modes: readonly Option[]; days: readonly Option[] };

/** The needs, modes and days of a lot's newest questions. Throws NotFound when it has none. */
export async function lotChoices(db: Db | Trx, lotId: string, now: Date): Promise<LotChoices> {
  const { set } = await publishedQuestionSet(db, lotId, now);
  const places = findQuestion(set, "CAP-03");
  return {
    needs: optionsOf(findQuestion(set, "EDU-07"), "value"),
    modes: optionsOf(places, "modes"),
    days: optionsOf(places, "days"),
  };
}

/** The words for a code of any of them; the code itself once a question no longer offers it. */
export const wordsOf =
  ({ needs, modes, days }: LotChoices) =>
  (code: string): string =>
    [...needs, ...modes, ...days].find(({ value }) => value === code)?.label ?? code;

function optionsOf(question: Question | undefined, name: string): readonly Option[] {
  const field = question?.fields.find((one) => one.name === name);
  return field?.kind === "manyOf" ? field.options : [];
}
