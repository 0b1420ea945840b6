import { type Kysely, sql } from "kysely";

/**
 * A short digest of what was sent with a form's key, so that other words under the same key are told apart from a
 * replay. Eight digits: enough to notice a difference, too few to confirm a guess at what was written about a child.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table idempotency_key add column digest text check (digest ~ '^[0-9a-f]{8}$')`.execute(db);
}
