import { type Kysely, sql } from "kysely";

/** When somebody was told that the next review meeting or audit is late, and the later date that an action was given. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table provider_review add reminded_at timestamptz;
    create index provider_review_next on provider_review (next_on, id) where next_on is not null;
    alter table action_point
      add moved_note text, add moved_at timestamptz, add moved_by uuid references person,
      add constraint action_point_moved check ((moved_at is null) = (moved_note is null) and (moved_at is null) = (moved_by is null));
  `.execute(db);
}
