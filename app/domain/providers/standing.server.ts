import { sql } from "kysely";
import type { Db, Trx } from "#db/client.server.ts";

/**
 * SQL for "approved on this lot and free of open holds", over a row that has provider_id and lot_id: standing is
 * computed each time, never stored, so that a hold acts that minute (rules 1). A hold without a lot covers all lots.
 */
export const inGoodStanding = (table: string) => sql<boolean>`(
  exists (select from admission a where a.provider_id = ${sql.ref(`${table}.provider_id`)}
          and a.lot_id = ${sql.ref(`${table}.lot_id`)} and a.outcome = 'admitted')
  and not exists (select from hold h where h.provider_id = ${sql.ref(`${table}.provider_id`)}
          and (h.lot_id is null or h.lot_id = ${sql.ref(`${table}.lot_id`)}) and h.lifted_at is null))`;

export type Standing = { approved: boolean; holds: { kind: string; reason: string }[] };

/** A provider's standing on a lot now: whether it was admitted, and every open hold. Good is approved without holds. */
export async function standingOf(db: Db | Trx, providerId: string, lotId: string): Promise<Standing> {
  const admission = await db
    .selectFrom("admission")
    .select("id")
    .where("provider_id", "=", providerId)
    .where("lot_id", "=", lotId)
    .where("outcome", "=", "admitted")
    .executeTakeFirst();
  const holds = await db
    .selectFrom("hold")
    .select(["kind", "reason"])
    .where("provider_id", "=", providerId)
    .where((eb) => eb.or([eb("lot_id", "is", null), eb("lot_id", "=", lotId)]))
    .where("lifted_at", "is", null)
    .orderBy("opened_at")
    .execute();
  return { approved: admission !== undefined, holds };
}
