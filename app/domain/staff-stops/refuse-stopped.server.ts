import { NotAllowedNow, Refused } from "#app/domain/errors.ts";
import type { Trx } from "#db/client.server.ts";

/**
 * Which of these members of staff are stopped now. They are held until COMMIT, so that a stop comes wholly before or
 * wholly after what names them.
 */
export async function stoppedOf(trx: Trx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  await trx.selectFrom("staff_member").select("id").where("id", "in", ids).orderBy("id").forShare().execute();
  const rows = await trx
    .selectFrom("stopped_staff")
    .select("staff_member_id as id")
    .distinct()
    .where("staff_member_id", "in", ids)
    .execute();
  return rows.flatMap(({ id }) => id ?? []);
}

/** Refuses an answer that names somebody who is stopped. */
export async function refuseStoppedStaff(trx: Trx, ids: readonly string[]): Promise<void> {
  if ((await stoppedOf(trx, ids)).length > 0)
    throw new Refused("staff", "Someone whom you selected cannot be named at the moment. Your staff record shows who");
}

/** Refuses the award of an offer that names somebody who is stopped; brokers are not told who or why (rules 5). */
export async function refuseStoppedOffer(trx: Trx, requestId: string): Promise<void> {
  const newest = await trx
    .selectFrom("response")
    .select("staff_member_ids as ids")
    .where("request_id", "=", requestId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  if ((await stoppedOf(trx, newest?.ids ?? [])).length > 0)
    throw new NotAllowedNow("award this offer as it names its staff: ask the quality lead");
}

/** Refuses what a placement's named staff must be free for. `what` completes "You cannot …". */
export async function refuseStoppedPlacement(trx: Trx, placementId: string, what: string): Promise<void> {
  const named = await trx
    .selectFrom("placement_staff")
    .select("staff_member_id as id")
    .where("placement_id", "=", placementId)
    .execute();
  const ids = named.map(({ id }) => id);
  if ((await stoppedOf(trx, ids)).length > 0)
    throw new NotAllowedNow(`${what} with the staff that it names: ask the quality lead`);
}
