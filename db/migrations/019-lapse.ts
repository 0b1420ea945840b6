import { type Kysely, sql } from "kysely";

/**
 * Documents that end: when each was accepted, the holds that their lapses opened, which asks for a renewal were sent, and
 * grace that a named officer gave.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table evidence add column accepted_at timestamptz;
    update evidence set accepted_at = coalesce(decided_at, uploaded_at)
      where state = 'accepted' or state in ('superseded','withdrawn') and decided_at is not null;
    create index evidence_ends on evidence (ends_on, id) where state = 'accepted';
    create index evidence_unsettled on evidence (provider_id, question_id, field)
      where state in ('given','needs-change','removed','withdrawn');
    create index evidence_ends_replaced on evidence (ends_on) where state = 'superseded' and accepted_at is not null;

    create table evidence_lapse (
      hold_id uuid primary key references hold,
      provider_id uuid not null references provider,
      lot_id uuid not null references lot,
      question_id text not null,
      field text not null,
      opened_at timestamptz not null,
      ended_at timestamptz
    );
    create unique index evidence_lapse_open on evidence_lapse (provider_id, question_id, field, lot_id)
      where ended_at is null;

    create table evidence_ask (
      evidence_id uuid not null references evidence,
      step int not null check (step >= 0),
      asked_at timestamptz not null,
      primary key (evidence_id, step)
    );

    create table evidence_grace (
      id uuid primary key,
      provider_id uuid not null references provider,
      question_id text not null,
      field text not null,
      until date not null,
      reason text not null,
      given_by uuid not null references person,
      given_at timestamptz not null
    );
    create index evidence_grace_slot on evidence_grace (provider_id, question_id, field, until desc);

    alter table evidence_lapse enable row level security;
    create policy evidence_lapse_read on evidence_lapse for select
      using ((select actor_is_staff()) or provider_id = (select actor_provider()));
    create policy evidence_lapse_open on evidence_lapse for insert with check ((select actor_is_system()));
    create policy evidence_lapse_end on evidence_lapse for update using ((select actor_is_staff()));
    alter table evidence_ask enable row level security;
    create policy evidence_ask_system on evidence_ask using ((select actor_is_system()));
    alter table evidence_grace enable row level security;
    create policy evidence_grace_read on evidence_grace for select
      using ((select actor_is_staff()) or provider_id = (select actor_provider()));
    create policy evidence_grace_give on evidence_grace for insert with check ((select actor_is_staff()));
  `.execute(db);
}
