import { type Kysely, sql } from "kysely";

/** What keeps a provider approved or holds it; its staff; places on the map; the services that were admitted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hold (
      id uuid primary key,
      provider_id uuid not null references provider,
      lot_id uuid references lot,
      kind text not null check (kind in ('lapse','concern','exclusion','condition','withdrawal','suspension')),
      reason text not null,
      opened_at timestamptz not null,
      opened_by uuid references person,
      lifted_at timestamptz,
      lifted_by uuid references person,
      lifted_because text
    );
    create index hold_open on hold (provider_id, lot_id) where lifted_at is null;
    create table council_check (
      id uuid primary key,
      provider_id uuid not null references provider,
      question_id text not null check (question_id in ('EXC-04','VIS-01')),
      result text not null check (result in ('pass','fail','exception')),
      note text not null,
      checked_on date not null,
      checked_by uuid not null references person,
      recorded_at timestamptz not null
    );
    create index council_check_latest on council_check (provider_id, question_id, checked_on desc);
    create table terms_acceptance (
      id uuid primary key,
      provider_id uuid not null references provider,
      lot_id uuid not null references lot,
      terms_version text not null,
      person_id uuid not null references person,
      at timestamptz not null,
      unique (provider_id, lot_id, terms_version)
    );
    create table staff_member (
      id uuid primary key,
      provider_id uuid not null references provider,
      name text not null,
      role text not null,
      added_at timestamptz not null,
      left_at timestamptz
    );
    create index staff_member_provider on staff_member (provider_id);
    create table staff_check (
      id uuid primary key,
      staff_member_id uuid not null references staff_member,
      check_name text not null check (check_name in ('identity','right-to-work','enhanced-dbs','barred-list','prohibition','references','overseas','qualifications')),
      checked_on date not null,
      level text,
      seen_by text not null,
      recorded_at timestamptz not null,
      unique (staff_member_id, check_name)
    );

    create table postcode (
      postcode text primary key,
      outcode text not null,
      latitude double precision not null,
      longitude double precision not null,
      district text not null
    );
    create table outcode (
      outcode text primary key,
      latitude double precision not null,
      longitude double precision not null,
      area text not null,
      source text not null
    );
    create table service (
      id uuid primary key,
      provider_id uuid not null references provider,
      lot_id uuid not null references lot,
      admission_id uuid not null references admission,
      slug text not null unique,
      name text not null,
      summary text not null,
      needs text[] not null,
      modes text[] not null,
      days text[] not null,
      age_from int not null,
      age_to int not null,
      places int not null,
      start_notice_days int not null,
      outcode text not null,
      latitude double precision not null,
      longitude double precision not null,
      travel_km int not null,
      rate_pence bigint not null,
      rate_unit text not null check (rate_unit in ('hour','session','day')),
      vat_basis_points int not null,
      vat_number text,
      registered_school boolean not null,
      urn text,
      details jsonb not null,
      updated_at timestamptz not null,
      check (age_from <= age_to),
      unique (provider_id, lot_id)
    );
    create index service_name on service (name collate english, id);
    create index service_needs on service using gin (needs);
  `.execute(db);
}
