import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";

/** Resolves once `count` sessions of this database wait for a lock that another one holds. */
export async function untilWaiting(db: Db, count = 1): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ n: number }>`
      select count(distinct pid)::int as n from pg_locks join pg_stat_activity using (pid)
      where datname = current_database() and not granted`.execute(db);
    if ((rows[0]?.n ?? 0) >= count) return;
  }
}
