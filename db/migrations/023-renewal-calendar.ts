import { type Kysely, sql } from "kysely";

/**
 * The secret addresses at which people read the renewals of documents as a calendar: a provider's own, or every
 * provider's for QA (`provider_id` null). Only a hash of the address is kept.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table renewal_calendar (
      id uuid primary key,
      person_id uuid not null references person,
      provider_id uuid references provider,
      token_hash bytea not null unique,
      made_at timestamptz not null,
      revoked_at timestamptz
    );
    create unique index renewal_calendar_open on renewal_calendar (person_id, provider_id) nulls not distinct
      where revoked_at is null;
  `.execute(db);
}
