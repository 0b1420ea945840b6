import { type Kysely, sql } from "kysely";

/** Accounts that somebody tries to break into, and the indexes by which people and their sign-ins are found. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sign_in_alert (
      person_id uuid primary key references person,
      last_at timestamptz not null
    );
    create index sign_in_alert_last on sign_in_alert (last_at);

    create index sign_in_person_created on sign_in (person_id, created_at desc);
    create index person_name on person (name collate english, id);
    create index person_name_start on person (lower(name) text_pattern_ops);
    create index person_surname_start on person (lower(regexp_replace(name, '^.* ', '')) text_pattern_ops);
    create index person_email_start on person (lower(email) text_pattern_ops);
    create index person_role_role on person_role (role, person_id);
  `.execute(db);
}
