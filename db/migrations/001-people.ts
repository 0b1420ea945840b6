import { type Kysely, sql } from "kysely";

/** Settings by date, the calendar, people, organisations, sign-ins. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create collation if not exists english (provider = icu, locale = 'en-GB');

    create table setting (
      key text not null,
      effective_from date not null,
      value jsonb not null,
      source text not null,
      primary key (key, effective_from)
    );

    create table calendar_version (
      id uuid primary key,
      version text not null,
      source text not null,
      first_year int not null,
      last_year int not null,
      imported_at timestamptz not null
    );
    create table bank_holiday (
      division text not null check (division in ('england-and-wales', 'scotland', 'northern-ireland')),
      date date not null,
      title text not null,
      primary key (division, date)
    );
    create table closure_day (date date primary key, title text not null);

    create table person (
      id uuid primary key,
      email text not null,
      name text not null,
      password_hash text not null,
      confirmed_at timestamptz,
      disabled_at timestamptz,
      created_at timestamptz not null
    );
    create unique index person_email on person (lower(email));
    create table person_role (
      person_id uuid not null references person,
      role text not null check (role in ('admin','commissioner','qa','qa_lead','caseworker','manager','broker','finance','approver','director','procurement','dpo','auditor','school','panel')),
      primary key (person_id, role)
    );
    create table delegation (
      id uuid primary key,
      person_id uuid not null references person,
      power text not null check (power in ('admit')),
      granted_by text not null,
      starts_on date not null,
      ends_on date
    );
    create index delegation_person on delegation (person_id);

    create table provider (
      id uuid primary key,
      name text not null,
      slug text not null unique,
      created_at timestamptz not null
    );
    create index provider_name on provider (name collate english);
    create table provider_member (
      person_id uuid not null references person,
      provider_id uuid not null references provider,
      role text not null check (role in ('owner','referrals','finance','viewer')),
      primary key (person_id, provider_id)
    );
    create index provider_member_provider on provider_member (provider_id);
    create table conflict_of_interest (
      person_id uuid not null references person,
      provider_id uuid not null references provider,
      note text not null,
      declared_at timestamptz not null,
      primary key (person_id, provider_id)
    );

    create table sign_in (
      id_hash bytea primary key,
      person_id uuid not null references person,
      created_at timestamptz not null,
      seen_at timestamptz not null,
      expires_at timestamptz not null,
      ended_at timestamptz
    );
    create index sign_in_person on sign_in (person_id) where ended_at is null;
    create table email_token (
      token_hash bytea primary key,
      person_id uuid not null references person,
      purpose text not null check (purpose in ('confirm-email')),
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create table parked_post (
      token_hash bytea primary key,
      path text not null,
      sealed bytea not null,
      created_at timestamptz not null,
      expires_at timestamptz not null
    );
  `.execute(db);
}
