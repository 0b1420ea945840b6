import { type Kysely, sql } from "kysely";

/** The list of what is decided takes in who was removed from a lot: its indexes hold those too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index application_closed on application ((coalesce(decided_at, submitted_at)) desc, id)
      where status in ('admitted','refused','withdrawn','removed') and submitted_at is not null;
    create index application_closed_by_status on application (status, (coalesce(decided_at, submitted_at)) desc, id)
      where status in ('admitted','refused','withdrawn','removed') and submitted_at is not null;
    drop index application_over;
    drop index application_over_by_status;
  `.execute(db);
}
