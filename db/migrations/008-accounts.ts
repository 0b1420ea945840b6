import { type Kysely, sql } from "kysely";

/** Second factors, how a sign-in was proven, invitations, requests to join, who is told what, limits. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table person
      add column demonstration boolean not null default false,
      add column single_sign_on_subject text unique,
      add column break_glass boolean not null default false;

    alter table sign_in
      add column id uuid not null default gen_random_uuid() unique,
      add column awaiting_factor boolean not null default false,
      add column second_factor text check (second_factor in ('app', 'passkey', 'recovery-code', 'single-sign-on')),
      add column proven_at timestamptz,
      add column provider_id uuid references provider,
      add column browser text not null default '',
      add column challenge text;

    create table authenticator_app (
      person_id uuid primary key references person,
      sealed bytea not null,
      last_step bigint not null default 0,
      created_at timestamptz not null,
      confirmed_at timestamptz
    );
    create table passkey (
      id uuid primary key,
      person_id uuid not null references person,
      credential_id text not null unique,
      public_key bytea not null,
      counter bigint not null,
      transports text[] not null default '{}',
      name text not null,
      created_at timestamptz not null,
      last_used_at timestamptz
    );
    create index passkey_person on passkey (person_id);
    create table recovery_code (
      person_id uuid not null references person,
      code_hash bytea not null,
      created_at timestamptz not null,
      used_at timestamptz,
      primary key (person_id, code_hash)
    );
    create table known_browser (
      token_hash bytea primary key,
      person_id uuid not null references person,
      created_at timestamptz not null,
      expires_at timestamptz not null
    );
    create index known_browser_person on known_browser (person_id);

    -- contract: wider only; the code before this one writes confirm-email and nothing else.
    alter table email_token
      drop constraint email_token_purpose_check,
      add constraint email_token_purpose_check check (purpose in ('confirm-email', 'reset-password', 'change-email', 'this-browser')),
      add column email text;
    create index email_token_person on email_token (person_id, purpose);

    create table limit_use (
      key bytea primary key,
      began_at timestamptz not null,
      uses int not null
    );
    create index limit_use_began on limit_use (began_at);

    create table invitation (
      id uuid primary key,
      token_hash bytea not null unique,
      email text not null,
      name text not null,
      provider_id uuid references provider,
      provider_role text check (provider_role in ('owner', 'referrals', 'finance', 'viewer')),
      council_roles text[] not null default '{}',
      invited_by uuid not null references person,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      accepted_at timestamptz,
      accepted_by uuid references person,
      withdrawn_at timestamptz,
      check ((provider_id is null) = (provider_role is null))
    );
    create index invitation_provider on invitation (provider_id, created_at);
    create table joining_request (
      id uuid primary key,
      kind text not null check (kind in ('join', 'same-company-number', 'owner-left')),
      provider_id uuid not null references provider,
      person_id uuid not null references person,
      note text not null,
      created_at timestamptz not null,
      decided_at timestamptz,
      decided_by uuid references person,
      outcome text check (outcome in ('accepted', 'refused')),
      decision_note text,
      check ((decided_at is null) = (outcome is null))
    );
    create unique index joining_request_open on joining_request (provider_id, person_id) where decided_at is null;
    create index joining_request_queue on joining_request (created_at) where decided_at is null;

    alter table provider add column company_number text unique;
    create table provider_contact (
      provider_id uuid not null references provider,
      purpose text not null check (purpose in ('referrals', 'evidence')),
      person_id uuid not null references person,
      primary key (provider_id, purpose, person_id)
    );
    create table placement_person (
      placement_id uuid not null references placement,
      person_id uuid not null references person,
      named_by uuid not null references person,
      named_at timestamptz not null,
      primary key (placement_id, person_id)
    );
    create index placement_person_person on placement_person (person_id);
  `.execute(db);
}
