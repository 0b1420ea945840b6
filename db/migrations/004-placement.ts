import { type Kysely, sql } from "kysely";

/** Children (identity only here, sealed), referrals, awards, placements with their gates. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table child (
      id uuid primary key,
      ref text not null unique,
      wrapped_key bytea not null,
      key_id text not null,
      identity bytea not null,
      upn_index bytea unique,
      name_birth_index bytea not null,
      created_by uuid not null references person,
      created_at timestamptz not null
    );
    create index child_name_birth on child (name_birth_index);
    create table child_access (
      id uuid primary key,
      child_id uuid not null references child,
      person_id uuid not null references person,
      what text not null check (what in ('identity','brief')),
      why text not null,
      at timestamptz not null
    );
    create index child_access_child on child_access (child_id, at);

    create table referral (
      id uuid primary key,
      ref text not null unique,
      child_id uuid not null references child,
      lot_id uuid not null references lot,
      broker_id uuid not null references person,
      status text not null check (status in ('draft','sent','awarded','closed')),
      version int not null default 1,
      age int not null,
      needs text[] not null,
      modes text[] not null,
      days text[] not null,
      sessions_per_week int not null check (sessions_per_week between 1 and 10),
      start_on date not null,
      end_on date not null,
      outcode text not null,
      travel_km int not null,
      summary text not null,
      risk_categories text[] not null,
      sealed_brief bytea not null,
      legal_basis text not null,
      found_how text,
      weights jsonb,
      criteria_version text,
      created_at timestamptz not null,
      sent_at timestamptz,
      deemed date,
      due_at timestamptz,
      deadline_rule text,
      closed_at timestamptz,
      check (start_on <= end_on)
    );
    create index referral_list on referral (status, created_at desc, id);
    create index referral_child on referral (child_id);
    create table referral_event (
      id uuid primary key,
      referral_id uuid not null references referral,
      event text not null,
      from_status text not null,
      to_status text not null,
      reason text,
      at timestamptz not null,
      person_id uuid references person
    );
    create index referral_event_referral on referral_event (referral_id, at);
    create table referral_request (
      id uuid primary key,
      ref text not null unique,
      referral_id uuid not null references referral,
      provider_id uuid not null references provider,
      service_id uuid not null references service,
      status text not null check (status in ('sent','viewed','accepted','declined','alternative','chosen','not-chosen')),
      version int not null default 1,
      distance_km int,
      sent_at timestamptz not null,
      viewed_at timestamptz,
      confidentiality_accepted_at timestamptz,
      confidentiality_accepted_by uuid references person,
      unique (referral_id, provider_id)
    );
    create index referral_request_provider on referral_request (provider_id, sent_at desc, id);
    create table response (
      id uuid primary key,
      request_id uuid not null references referral_request,
      version int not null,
      kind text not null check (kind in ('yes','no','alternative')),
      start_on date,
      rate_pence bigint,
      rate_unit text check (rate_unit in ('hour','session','day')),
      staff_member_ids uuid[] not null default '{}',
      decline_reason text,
      note text not null,
      late boolean not null,
      answered_at timestamptz not null,
      answered_by uuid not null references person,
      unique (request_id, version)
    );
    create table score (
      request_id uuid primary key references referral_request,
      quality int not null check (quality between 0 and 5),
      quality_reason text not null,
      preference int not null check (preference between 0 and 100),
      scored_by uuid not null references person,
      scored_at timestamptz not null
    );
    create table award (
      id uuid primary key,
      referral_id uuid not null unique references referral,
      request_id uuid not null unique references referral_request,
      reason_risk text not null,
      reason_need text not null,
      reason_value text not null,
      why_not_top text,
      comparison jsonb not null,
      awarded_by uuid not null references person,
      awarded_at timestamptz not null,
      accepted_at timestamptz,
      accepted_by uuid references person
    );

    create table placement (
      id uuid primary key,
      ref text not null unique,
      award_id uuid not null unique references award,
      child_id uuid not null references child,
      provider_id uuid not null references provider,
      service_id uuid not null references service,
      lot_id uuid not null references lot,
      status text not null check (status in ('agreed','live','paused','ended')),
      version int not null default 1,
      starts_on date not null,
      ends_on date not null,
      rate_pence bigint not null,
      rate_unit text not null check (rate_unit in ('hour','session','day')),
      hours_per_session_hundredths int not null default 300,
      pattern jsonb not null,
      vat_basis_points int not null,
      terms_version text not null,
      order_number text unique,
      order_pence bigint,
      created_at timestamptz not null,
      started_at timestamptz,
      ended_at timestamptz
    );
    create index placement_provider on placement (provider_id, created_at desc, id);
    create index placement_list on placement (status, created_at desc, id);
    create index placement_child on placement (child_id);
    create table placement_event (
      id uuid primary key,
      placement_id uuid not null references placement,
      event text not null,
      from_status text not null,
      to_status text not null,
      reason text,
      at timestamptz not null,
      person_id uuid references person
    );
    create index placement_event_placement on placement_event (placement_id, at);
    create table placement_acceptance (
      placement_id uuid not null references placement,
      side text not null check (side in ('provider','council')),
      person_id uuid not null references person,
      at timestamptz not null,
      primary key (placement_id, side)
    );
    create table placement_staff (
      placement_id uuid not null references placement,
      staff_member_id uuid not null references staff_member,
      primary key (placement_id, staff_member_id)
    );
    create table placement_gate (
      placement_id uuid not null references placement,
      gate text not null check (gate in ('qa-check','order','risk-assessment')),
      finding text not null check (finding in ('met','not-met')),
      sealed_note bytea not null,
      person_id uuid not null references person,
      at timestamptz not null,
      primary key (placement_id, gate)
    );
  `.execute(db);
}
