import { type Kysely, sql } from "kysely";

/** A placement that goes on with safeguards is decided about anew on the day on which they are to be looked at again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table placement_decision add column review_of uuid unique references placement_decision;
    create unique index placement_decision_once on placement_decision (placement_id, hold_id, review_of) nulls not distinct;
    -- contract: no released code has written to this table yet.
    alter table placement_decision drop constraint placement_decision_placement_id_hold_id_key;
  `.execute(db);
}
