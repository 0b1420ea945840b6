import { type Kysely, sql } from "kysely";

/** When the audit's head was last put outside the database, and the index by which one kind of entry is found. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_anchor (
      seq bigint primary key,
      at timestamptz not null
    );
    create index audit_entry_action on audit_entry (action, at desc, seq desc);
  `.execute(db);
}
