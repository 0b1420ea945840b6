import { type Kysely, sql } from "kysely";

/**
 * Frameworks that commissioners set up: their details and how these stood on any day, their legal basis in dated
 * periods, named approvals, rounds and whom they were announced to, documents in versions, who wants to be told, the
 * log of questions and answers.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await frameworks(db);
  await bases(db);
  await documents(db);
  await rounds(db);
  await applicants(db);
}

// `details` are the answers to the forms of `framework-form.ts` and `lot-form.ts`, as typed.
const frameworks = (db: Kysely<unknown>) =>
  sql`
    alter table framework
      add column status text not null default 'open' check (status in ('draft','open','ended')),
      add column version int not null default 1,
      add column details jsonb not null default '{}',
      add column created_at timestamptz,
      add column created_by uuid references person,
      add column opened_at timestamptz;
    alter table lot
      add column details jsonb not null default '{}',
      add column closes_at timestamptz;
    create index lot_closing on lot (closes_at) where status = 'open' and closes_at is not null;

    create table framework_version (
      id uuid primary key,
      framework_id uuid not null references framework,
      number int not null,
      content jsonb not null,
      why text not null,
      at timestamptz not null,
      person_id uuid references person,
      unique (framework_id, number)
    );
    create index framework_version_at on framework_version (framework_id, at desc);
  `.execute(db);

const bases = (db: Kysely<unknown>) =>
  sql`
    create table framework_basis (
      id uuid primary key,
      framework_id uuid not null references framework,
      basis text not null check (basis in ('pdps','light-touch','open-framework','closed-framework','dynamic-market','spot','waiver')),
      rules jsonb not null,
      from_on date not null,
      why text not null,
      risk text not null,
      advice text not null,
      adviser text not null,
      advised_on date,
      first_round_closes_on date,
      recorded_at timestamptz not null,
      recorded_by uuid references person,
      in_force_at timestamptz,
      withdrawn_at timestamptz,
      withdrawn_by uuid references person
    );
    create index framework_basis_framework on framework_basis (framework_id, in_force_at desc);
    create index framework_basis_waiting on framework_basis (from_on) where in_force_at is null and withdrawn_at is null;

    create table framework_approval (
      id uuid primary key,
      framework_id uuid not null references framework,
      basis_id uuid references framework_basis,
      area text not null check (area in ('governance','finance','legal','communications','equality','procurement','risk')),
      person_id uuid not null references person,
      asked_at timestamptz not null,
      asked_by uuid not null references person,
      decision text check (decision in ('approved','refused')),
      note text,
      content_hash text,
      decided_at timestamptz,
      replaced_at timestamptz
    );
    create unique index framework_approval_area on framework_approval (framework_id, basis_id, area)
      nulls not distinct where replaced_at is null;
    create index framework_approval_waiting on framework_approval (person_id) where decision is null and replaced_at is null;
  `.execute(db);

// A lot of a draft can be removed with its documents; what somebody accepted holds them.
const documents = (db: Kysely<unknown>) =>
  sql`
    create table lot_document (
      id uuid primary key,
      lot_id uuid not null references lot on delete cascade,
      kind text not null check (kind in ('terms','specification')),
      version text not null,
      title text not null,
      body text not null,
      sha256 text not null,
      from_on date not null,
      why text not null,
      recorded_at timestamptz not null,
      recorded_by uuid references person,
      unique (lot_id, kind, version)
    );
    create index lot_document_from on lot_document (lot_id, kind, from_on desc, recorded_at desc);
    alter table terms_acceptance
      add column document_id uuid references lot_document,
      add column signed_name text,
      add column signed_role text,
      add column executed jsonb;
  `.execute(db);

const rounds = (db: Kysely<unknown>) =>
  sql`
    create table admission_round (
      id uuid primary key,
      framework_id uuid not null references framework,
      basis_id uuid references framework_basis,
      lot_ids uuid[] not null,
      opens_at timestamptz not null,
      closes_at timestamptz,
      reason text not null,
      carry_reason text,
      accept_by date,
      announced_at timestamptz not null,
      announced_by uuid references person,
      opened_at timestamptz,
      cancelled_at timestamptz,
      cancelled_by uuid references person,
      cancelled_because text,
      check (closes_at is null or closes_at > opens_at)
    );
    create index admission_round_framework on admission_round (framework_id, opens_at desc);
    create index admission_round_waiting on admission_round (opens_at) where opened_at is null and cancelled_at is null;

    create table round_recipient (
      round_id uuid not null references admission_round,
      email text not null,
      kind text not null check (kind in ('approved','interested','lapsed')),
      person_id uuid references person,
      notification_id uuid references notification,
      primary key (round_id, email)
    );
    create table carry_forward (
      id uuid primary key,
      round_id uuid not null references admission_round,
      provider_id uuid not null references provider,
      lot_id uuid not null references lot,
      terms_version text not null,
      made_at timestamptz not null,
      accepted_at timestamptz,
      accepted_by uuid references person,
      unique (round_id, provider_id, lot_id)
    );
    create index carry_forward_open on carry_forward (provider_id, lot_id) where accepted_at is null;
    create index admission_lot on admission (lot_id, provider_id) where outcome = 'admitted';
  `.execute(db);

const applicants = (db: Kysely<unknown>) =>
  sql`
    create table lot_interest (
      id uuid primary key,
      lot_id uuid not null references lot,
      email text not null,
      token_hash bytea not null unique,
      asked_at timestamptz not null,
      confirmed_at timestamptz,
      stopped_at timestamptz,
      unique (lot_id, email)
    );
    create table lot_question (
      id uuid primary key,
      lot_id uuid not null references lot,
      provider_id uuid references provider,
      asked_by uuid references person,
      asked_at timestamptz not null,
      question text not null,
      version int not null default 1,
      public_question text,
      answer text,
      answered_by uuid references person,
      published_at timestamptz,
      closed_at timestamptz,
      closed_because text
    );
    create index lot_question_published on lot_question (lot_id, published_at desc) where published_at is not null;
    create index lot_question_provider on lot_question (provider_id, asked_at desc);
    create index lot_question_waiting on lot_question (asked_at) where published_at is null and closed_at is null;
  `.execute(db);
