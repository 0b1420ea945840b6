import { type Kysely, sql } from "kysely";

/** A reply replaces what was submitted: each sending keeps its own copy beside its event, so that nothing read is lost. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table application_event add column submission jsonb`.execute(db);
}
