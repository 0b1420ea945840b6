import { type Kysely, sql } from "kysely";

/**
 * The test for schools that are not registered: every result with the counts it was made from, and what was done when
 * one looked like such a school. Counts only: no child can be told from them, so no wall is needed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table registration_test (
      id uuid primary key,
      seq bigint not null generated always as identity,
      provider_id uuid not null references provider,
      because text not null check (because in ('answers','placements','daily')),
      inputs jsonb not null,
      rule jsonb not null,
      outcome text not null check (outcome in ('registered','not-a-school','looks-unregistered')),
      at timestamptz not null
    );
    create index registration_test_provider on registration_test (provider_id, seq desc);

    create table registration_alert (
      id uuid primary key,
      provider_id uuid not null references provider,
      test_id uuid not null references registration_test,
      hold_id uuid not null unique references hold,
      opened_at timestamptz not null,
      tell_by date not null,
      told_on date,
      told_how text,
      told_by uuid references person,
      finding text check (finding in ('not-a-school','registered')),
      reason text,
      decided_at timestamptz,
      decided_by uuid references person
    );
    create unique index registration_alert_open on registration_alert (provider_id) where decided_at is null;
    create index registration_alert_provider on registration_alert (provider_id, opened_at desc);
  `.execute(db);
}
