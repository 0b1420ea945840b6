import { type Kysely, sql } from "kysely";

/**
 * Conversations between a provider and the council, and the officer whom a provider may ask for by name. A provider's
 * people see their own, the council's those of the roles that work with providers.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table council_contact (
      provider_id uuid primary key references provider,
      person_id uuid not null references person,
      named_at timestamptz not null,
      named_by uuid not null references person
    );
    create index council_contact_person on council_contact (person_id);

    create table conversation (
      id uuid primary key,
      provider_id uuid not null references provider,
      subject text not null,
      about_type text check (about_type in ('application','lot','placement','invoice')),
      about_id uuid,
      about_words text,
      status text not null check (status in ('open','closed')),
      version int not null default 1,
      opened_at timestamptz not null,
      last_at timestamptz not null,
      last_by uuid not null references person,
      waits_for text not null check (waits_for in ('council','provider')),
      answer_by date,
      closed_at timestamptz,
      closed_by uuid references person,
      check ((about_type is null) = (about_id is null) and (about_type is null) = (about_words is null))
    );
    create index conversation_provider on conversation (provider_id, last_at desc, id desc);
    create index conversation_last on conversation (last_at desc, id desc);
    create index conversation_waiting on conversation (answer_by, id) where status = 'open' and waits_for = 'council';

    create table conversation_message (
      id uuid primary key,
      conversation_id uuid not null references conversation,
      side text not null check (side in ('provider','council')),
      person_id uuid not null references person,
      body text not null,
      at timestamptz not null
    );
    create index conversation_message_order on conversation_message (conversation_id, at desc, id desc);

    create table conversation_read (
      conversation_id uuid not null references conversation,
      person_id uuid not null references person,
      at timestamptz not null,
      primary key (conversation_id, person_id)
    );
  `.execute(db);
  await sql`
    create function actor_answers_providers() returns boolean language sql stable parallel safe set search_path = pg_catalog, public as $$
      select actor_holds(array['commissioner', 'qa', 'qa_lead', 'broker', 'finance', 'procurement']) $$;

    alter table conversation enable row level security;
    create policy conversation_own on conversation
      using ((select actor_answers_providers()) or provider_id = (select actor_provider()))
      with check ((select actor_answers_providers()) or provider_id = (select actor_provider()));

    alter table conversation_message enable row level security;
    create policy conversation_message_read on conversation_message for select
      using (exists (select from conversation where conversation.id = conversation_id));
    create policy conversation_message_write on conversation_message for insert
      with check (person_id = (select actor_person())
        and exists (select from conversation where conversation.id = conversation_id));

    alter table conversation_read enable row level security;
    create policy conversation_read_own on conversation_read
      using (exists (select from conversation where conversation.id = conversation_id))
      with check (person_id = (select actor_person())
        and exists (select from conversation where conversation.id = conversation_id));
  `.execute(db);
}
