import { type Kysely, sql } from "kysely";

/** What an administrator wrote about a change to somebody's account; the audit says when and by whom too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table person_note (
      id uuid primary key,
      person_id uuid not null references person,
      change text not null check (change in ('disabled', 'enabled', 'factors-removed')),
      note text not null,
      written_by uuid not null references person,
      written_at timestamptz not null
    );
    create index person_note_person on person_note (person_id, written_at desc);
  `.execute(db);
}
