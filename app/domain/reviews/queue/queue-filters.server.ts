import { sql } from "kysely";
import { holdersOf } from "#app/domain/accounts/holders.server.ts";
import type { Db, Trx } from "#db/client.server.ts";

/** The roles whose people read applications. */
export const READERS = ["qa", "qa_lead"] as const;

/** What the queue can be narrowed to: lots by name, and whoever reads applications. */
export async function filterChoices(db: Db | Trx) {
  const lots = await db
    .selectFrom("lot")
    .innerJoin("framework", "framework.id", "lot.framework_id")
    .select(["lot.id as value", sql<string>`lot.name || ', ' || framework.name`.as("text")])
    .where("framework.status", "<>", "draft")
    .orderBy(sql`lot.name collate english`)
    .orderBy("lot.id")
    .limit(200)
    .execute();
  const reviewers = await holdersOf(db, READERS);
  return { lots, reviewers: reviewers.map(({ personId, name }) => ({ value: personId, text: name })) };
}
