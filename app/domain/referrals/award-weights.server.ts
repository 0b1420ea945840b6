import { settingOr } from "#app/domain/settings.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type AwardWeights, awardWeights, shippedWeights } from "./award-weights.ts";

/** The weights in force on a London date. Throws when the council's setting does not add up to a hundred. */
export async function currentWeights(db: Db | Trx, today: string): Promise<AwardWeights> {
  return awardWeights.parse(await settingOr(db, "award-weights", today, shippedWeights));
}
