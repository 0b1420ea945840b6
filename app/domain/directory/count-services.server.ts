import { sql } from "kysely";
import type { Db, Trx } from "#db/client.server.ts";
import { isListed } from "./listed.server.ts";

/** How many services are approved and in good standing now: what the directory lists. */
export async function countServices(db: Db | Trx): Promise<number> {
  const { count } = await db
    .selectFrom("service")
    .select(sql<number>`count(*)::int`.as("count"))
    .where(isListed)
    .executeTakeFirstOrThrow();
  return count;
}
