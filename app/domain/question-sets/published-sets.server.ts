import type { Db, Trx } from "#db/client.server.ts";
import { forLot } from "./for-lot.ts";
import type { QuestionSet } from "./question.ts";
import { asQuestions } from "./question-sets.server.ts";

type LotOfFramework = { id: string; frameworkId: string; code: string };

/**
 * The questions that each of these lots asks in the newest version in force by `now`, by lot id; lots of a framework
 * that has none are left out. One query, however many lots.
 */
export async function publishedSets(
  db: Db | Trx,
  lots: readonly LotOfFramework[],
  now: Date,
): Promise<Map<string, QuestionSet>> {
  const frameworks = [...new Set(lots.map(({ frameworkId }) => frameworkId))];
  if (frameworks.length === 0) return new Map();
  const rows = await db
    .selectFrom("question_set")
    .distinctOn("framework_id")
    .select(["framework_id as frameworkId", "definition"])
    .where("framework_id", "in", frameworks)
    .where("published_at", "<=", now)
    .where("withdrawn_at", "is", null)
    .orderBy("framework_id")
    .orderBy("version", "desc")
    .execute();
  return new Map(
    lots.flatMap(({ id, frameworkId, code }) => {
      const row = rows.find((one) => one.frameworkId === frameworkId);
      return row ? [[id, forLot(asQuestions(row.definition), code)] as const] : [];
    }),
  );
}
