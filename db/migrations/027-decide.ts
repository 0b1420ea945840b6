import { type Kysely, sql } from "kysely";

/**
 * Several questions to a provider at a time, each a thread with messages back and forth. Its state follows from its
 * instants, so that a process which knows only `replied_at` keeps it right.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table information_request
      add column closed_at timestamptz,
      add column closed_by uuid references person,
      add column withdrawn_at timestamptz,
      add column reminded_on date,
      add column state text not null generated always as (case
        when withdrawn_at is not null then 'withdrawn'
        when closed_at is not null then 'closed'
        when replied_at is not null then 'replied'
        else 'waiting' end) stored
        check (state in ('waiting','replied','closed','withdrawn'));
    -- contract: one question at a time was the rule of the code alone; no reader depends on it.
    drop index information_request_open;
    create index information_request_application on information_request (application_id, asked_at);
    create index information_request_waiting on information_request (due_on) where state = 'waiting';
    create table thread_message (
      id uuid primary key,
      request_id uuid not null references information_request,
      kind text not null check (kind in ('reply','follow-up','extend','close','withdraw')),
      text text not null,
      due_on date,
      late boolean not null default false,
      person_id uuid not null references person,
      at timestamptz not null
    );
    create index thread_message_request on thread_message (request_id, at);
    insert into thread_message (id, request_id, kind, text, late, person_id, at)
      select gen_random_uuid(), id, 'reply', coalesce(reply, ''), (replied_at at time zone 'Europe/London')::date > due_on,
        replied_by, replied_at
      from information_request where replied_at is not null and replied_by is not null;
  `.execute(db);
}
