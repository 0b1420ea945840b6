import { type Kysely, sql } from "kysely";

/**
 * What was read in documents. `unconfirmed`: given without its dates, and of no use until the provider confirms what we
 * read or types it. `proposals` are guesses and `confirmed` what a person made of them: dates and pence by name.
 * A provider changes only its own document that waits for that; everything else about it stays with the council.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table evidence add column unconfirmed boolean not null default false;
    create policy evidence_confirm on evidence for update
      using (provider_id = (select actor_provider()) and unconfirmed)
      with check (provider_id = (select actor_provider()) and state in ('given','needs-change'));

    create table evidence_reading (
      evidence_id uuid primary key references evidence,
      provider_id uuid not null references provider,
      state text not null check (state in ('read','refused')),
      refused_because text,
      pages int not null,
      pages_drawn int not null check (pages_drawn between 0 and 20),
      proposals jsonb not null,
      read_at timestamptz not null,
      confirmed jsonb,
      confirmed_at timestamptz,
      confirmed_by uuid references person,
      check ((state = 'refused') = (refused_because is not null))
    );
    create index evidence_reading_refused on evidence_reading (provider_id, read_at desc) where state = 'refused';
    alter table evidence_reading enable row level security;
    create policy evidence_reading_read on evidence_reading for select
      using ((select actor_is_staff()) or provider_id = (select actor_provider()));
    create policy evidence_reading_keep on evidence_reading for insert with check ((select actor_is_system()));
    create policy evidence_reading_confirm on evidence_reading for update
      using ((select actor_is_system()) or provider_id = (select actor_provider()));
  `.execute(db);
}
