import { weightsIn } from "#app/domain/frameworks/framework-facts.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { settingOr } from "#app/domain/settings.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type AwardWeights, awardWeights, shippedWeights } from "./award-weights.ts";

/**
 * The weights by which offers on a lot are compared: those published for its framework, else the council's own setting on
 * that London date. Throws when they do not add up to a hundred.
 */
export async function currentWeights(db: Db | Trx, lotId: string, today: string): Promise<AwardWeights> {
  const framework = await db
    .selectFrom("framework")
    .innerJoin("lot", "lot.framework_id", "framework.id")
    .select("framework.details")
    .where("lot.id", "=", lotId)
    .executeTakeFirst();
  const published = framework && weightsIn(framework.details as Answers);
  return awardWeights.parse(published ?? (await settingOr(db, "award-weights", today, shippedWeights)));
}
