import { sql } from "kysely";
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
  return field?.kind === "manyOf" ? field.options.map(asOthersSayIt) : [];
}

/** The questions speak to a provider; a referral speaks about one. */
const asOthersSayIt = (option: Option): Option =>
  option.value === "premises" ? { ...option, label: "At the provider’s own premises" } : option;

const MOST_LOTS = 50;

/** The lots that a need can be for, by name, and the choices of all of them together. Lots without questions are left out. */
export async function openLots(
  db: Db,
  now: Date,
): Promise<{ lots: { id: string; name: string }[]; choices: LotChoices }> {
  const lots = await db
    .selectFrom("lot")
    .select(["id", "name"])
    .where("framework_id", "in", (eb) =>
      eb
        .selectFrom("question_set")
        .select(sql<string>`framework_id`.as("framework_id"))
        .where("published_at", "<=", now)
        .where("withdrawn_at", "is", null),
    )
    .orderBy("number")
    .limit(MOST_LOTS)
    .execute();
  const each = await Promise.all(lots.map(({ id }) => lotChoices(db, id, now)));
  const together = (name: keyof LotChoices) => [
    ...new Map(each.flatMap((choices) => choices[name]).map((option) => [option.value, option])).values(),
  ];
  return { lots, choices: { needs: together("needs"), modes: together("modes"), days: together("days") } };
}
