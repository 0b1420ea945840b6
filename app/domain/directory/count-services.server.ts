import { sql } from "kysely";
import { inGoodStanding } from "#app/domain/providers/standing.server.ts";
import type { Db, Trx } from "#db/client.server.ts";

/** How many services are approved and in good standing now: what the directory lists. */
export async function countServices(db: Db | Trx): Promise<number> {
  const { count } = await db
    .selectFrom("service")
    .select(sql<number>`count(*)::int`.as("count"))
    .where(inGoodStanding("service"))
    .executeTakeFirstOrThrow();
  return count;
}
