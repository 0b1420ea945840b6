import { type Kysely, sql } from "kysely";

/** A provider that is taken off a lot is approved there no longer, and may apply anew at once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- contract: wider only; the code before this one writes neither value and reads both as "not approved, not live".
    alter table application
      drop constraint application_status_check,
      add constraint application_status_check check (status in ('draft','submitted','information-requested','recommended','moderated','admitted','refused','withdrawn','removed'));
    alter table admission
      drop constraint admission_outcome_check,
      add constraint admission_outcome_check check (outcome in ('admitted','refused','removed'));
    drop index application_live;
    create unique index application_live on application (provider_id, lot_id)
      where status not in ('refused','withdrawn','removed');
  `.execute(db);
}
