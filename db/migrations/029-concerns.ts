import { type Kysely, sql } from "kysely";

/**
 * Concerns that anybody may report, what is written about each, and who has read it. Words are sealed under a key of the
 * concern's own; the wall lets quality leads pass, and whoever is named for the one concern (need to know).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db);
  await walls(db);
  await openings(db);
}

const tables = (db: Kysely<unknown>) =>
  sql`
    create table concern (
      id uuid primary key,
      ref text not null unique,
      submission_key uuid not null unique,
      stage text not null check (stage in ('raised','triaged','informal','improvement-plan','formal-warning','suspension','removal','closed')),
      level text check (level in ('low','medium','high','immediate')),
      provider_id uuid references provider,
      wrapped_key bytea not null,
      key_id text not null,
      report bytea not null,
      reported_at timestamptz not null,
      reported_by uuid references person,
      unread_at timestamptz not null,
      remind_leads_at timestamptz,
      tell_directors_at timestamptz,
      escalated_at timestamptz,
      opened_at timestamptz,
      lado_due_at timestamptz,
      lado_referred_on date,
      lado_reminded_at timestamptz,
      closed_at timestamptz,
      version int not null default 1
    );
    create index concern_open on concern (reported_at desc, id) where stage <> 'closed';
    create index concern_reported on concern (reported_at desc, id);
    create index concern_provider on concern (provider_id, reported_at desc);
    create index concern_unread on concern (unread_at) where opened_at is null and escalated_at is null;
    create index concern_remind_leads on concern (remind_leads_at) where remind_leads_at is not null;
    create index concern_tell_directors on concern (tell_directors_at) where tell_directors_at is not null;
    create index concern_lado on concern (lado_due_at)
      where lado_due_at is not null and lado_referred_on is null and lado_reminded_at is null;

    create table concern_reader (
      concern_id uuid not null references concern,
      person_id uuid not null references person,
      added_at timestamptz not null,
      added_by uuid references person,
      removed_at timestamptz,
      removed_by uuid references person,
      primary key (concern_id, person_id)
    );
    create index concern_reader_person on concern_reader (person_id) where removed_at is null;

    create table concern_link (
      id uuid primary key,
      concern_id uuid not null references concern,
      lot_id uuid references lot,
      placement_id uuid references placement,
      staff_member_id uuid references staff_member,
      check (num_nonnulls(lot_id, placement_id, staff_member_id) = 1),
      unique nulls not distinct (concern_id, lot_id, placement_id, staff_member_id)
    );
    create index concern_link_placement on concern_link (placement_id) where placement_id is not null;
    create index concern_link_staff on concern_link (staff_member_id) where staff_member_id is not null;
    create index concern_link_lot on concern_link (lot_id) where lot_id is not null;

    create table concern_entry (
      id uuid primary key,
      concern_id uuid not null references concern,
      kind text not null check (kind in ('triage','passed','note','strategy','stage','lado','lado-outcome','hold','lift','named','unnamed','suspension','closed','reopened')),
      sealed bytea not null,
      at timestamptz not null,
      by_person uuid references person
    );
    create index concern_entry_concern on concern_entry (concern_id, at desc, id desc);

    create table concern_hold (
      concern_id uuid not null references concern,
      hold_id uuid not null unique references hold,
      primary key (concern_id, hold_id)
    );

    create table concern_opening (
      id uuid primary key,
      concern_id uuid not null references concern,
      person_id uuid not null references person,
      at timestamptz not null
    );
    create index concern_opening_concern on concern_opening (concern_id, at desc, id desc);
  `.execute(db);

// Whoever reports writes a row that they can't read. The other tables follow the concern that they belong to.
const walls = (db: Kysely<unknown>) =>
  sql`
    alter table concern_reader enable row level security;
    create policy concern_reader_read on concern_reader for select
      using ((select actor_holds(array['qa_lead'])) or person_id = (select actor_person()));
    create policy concern_reader_add on concern_reader for insert with check ((select actor_holds(array['qa_lead'])));
    create policy concern_reader_change on concern_reader for update using ((select actor_holds(array['qa_lead'])));

    alter table concern enable row level security;
    create policy concern_read on concern for select
      using ((select actor_holds(array['qa_lead'])) or exists (select from concern_reader reader
        where reader.concern_id = concern.id and reader.person_id = (select actor_person())
          and reader.removed_at is null));
    create policy concern_report on concern for insert with check (stage = 'raised');
    create policy concern_change on concern for update
      using ((select actor_holds(array['qa_lead'])) or exists (select from concern_reader reader
        where reader.concern_id = concern.id and reader.person_id = (select actor_person())
          and reader.removed_at is null));

    alter table concern_link enable row level security;
    create policy concern_link_all on concern_link
      using (exists (select from concern where concern.id = concern_id))
      with check (exists (select from concern where concern.id = concern_id));
    alter table concern_hold enable row level security;
    create policy concern_hold_all on concern_hold
      using (exists (select from concern where concern.id = concern_id))
      with check (exists (select from concern where concern.id = concern_id));
    -- No policy to change or delete: what was written stays.
    alter table concern_entry enable row level security;
    create policy concern_entry_read on concern_entry for select
      using (exists (select from concern where concern.id = concern_id));
    create policy concern_entry_add on concern_entry for insert
      with check (exists (select from concern where concern.id = concern_id));
    alter table concern_opening enable row level security;
    create policy concern_opening_read on concern_opening for select
      using (exists (select from concern where concern.id = concern_id));
    create policy concern_opening_log on concern_opening for insert
      with check (person_id = (select actor_person()) and exists (select from concern where concern.id = concern_id));
  `.execute(db);

// An auditor sees that a concern exists; a form that is sent twice finds the reference that it got first.
const openings = (db: Kysely<unknown>) =>
  sql`
    create view concern_register with (security_barrier) as
      select id, ref, stage, reported_at, opened_at, escalated_at, closed_at from concern
      where (select actor_holds(array['auditor']));
    create view concern_receipt with (security_barrier) as select submission_key, ref from concern;
  `.execute(db);
