import { type Kysely, sql } from "kysely";

/** What parents search by: words, and whether a service has a place of its own from which distance means anything. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table service
      add column located boolean not null default true,
      add column search tsvector not null generated always as (to_tsvector('english', name || ' ' || summary)) stored;
    create index service_search on service using gin (search);
  `.execute(db);
}
