import { type Kysely, sql } from "kysely";

/**
 * The date of the next check that parents read, kept apart from the officers' own; photographs can be taken away, with
 * who did it and why. Exceptions that were recorded without an end get one half a year after they were recorded.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table recheck add column public_due_on date;
    -- So that the job counts everyone anew in its next runs.
    update recheck set counted_on = counted_on - 1;

    update council_check set until = checked_on + 183
      where question_id = 'VIS-01' and result = 'exception' and until is null;

    alter table visit_photograph
      add column removed_by uuid references person,
      add column removed_because text,
      add check ((removed_at is null) = (removed_by is null)),
      add check ((removed_at is null) = (removed_because is null));
  `.execute(db);
}
