import { type Kysely, sql } from "kysely";

/**
 * What a provider's share from Find a Tender says, as answers that it may use in an application: proposals, kept until
 * the next share is read there. Nothing of them is an answer until somebody uses it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table supplier_share (
      application_id uuid primary key references application on delete cascade,
      share_code text not null,
      read_from text not null check (read_from in ('file','address')),
      proposals jsonb not null,
      ask_again text[] not null,
      read_at timestamptz not null,
      read_by uuid not null references person
    );
  `.execute(db);
}
