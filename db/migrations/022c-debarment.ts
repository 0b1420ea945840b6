import { type Kysely, sql } from "kysely";

/** Which debarment check an award relied on, and how old it was that day; awards made before this say neither. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table award
      add column debarment_check_id uuid references council_check,
      add column debarment_days int check (debarment_days >= 0),
      add check ((debarment_check_id is null) = (debarment_days is null));
  `.execute(db);
}
