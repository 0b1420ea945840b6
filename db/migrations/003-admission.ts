import { type Kysely, sql } from "kysely";

/** Frameworks, lots and question sets; answers and evidence; applications, their review and the decision. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table framework (
      id uuid primary key,
      slug text not null unique,
      name text not null,
      summary text not null,
      starts_on date not null,
      ends_on date not null
    );
    create table lot (
      id uuid primary key,
      framework_id uuid not null references framework,
      number int not null,
      slug text not null unique,
      name text not null,
      description text not null,
      status text not null check (status in ('open','closed')),
      terms_version text not null,
      specification_version text not null,
      version int not null default 1,
      unique (framework_id, number)
    );
    create table lot_event (
      id uuid primary key,
      lot_id uuid not null references lot,
      event text not null,
      from_status text not null,
      to_status text not null,
      reason text not null,
      at timestamptz not null,
      person_id uuid references person
    );
    create index lot_event_lot on lot_event (lot_id, at);
    create table question_set (
      id uuid primary key,
      lot_id uuid not null references lot,
      version int not null,
      definition jsonb not null,
      published_at timestamptz not null,
      unique (lot_id, version)
    );

    create table answer (
      id uuid primary key,
      provider_id uuid not null references provider,
      lot_id uuid references lot,
      question_id text not null,
      value jsonb not null,
      version int not null default 1,
      updated_at timestamptz not null,
      updated_by uuid not null references person,
      unique nulls not distinct (provider_id, lot_id, question_id)
    );
    create table evidence (
      id uuid primary key,
      provider_id uuid not null references provider,
      question_id text not null,
      field text not null,
      version int not null,
      file_name text not null,
      content_type text not null,
      size int not null check (size > 0),
      sha256 text not null,
      object_key text not null unique,
      scan text not null check (scan in ('pending','clean','refused','error','not-scanned')),
      state text not null check (state in ('given','accepted','needs-change','superseded','removed')),
      starts_on date,
      ends_on date,
      amount_pence bigint,
      comment text,
      uploaded_by uuid not null references person,
      uploaded_at timestamptz not null,
      decided_by uuid references person,
      decided_at timestamptz,
      unique (provider_id, question_id, field, version)
    );
    create index evidence_current on evidence (provider_id, question_id) where state in ('given','accepted','needs-change');

    create table application (
      id uuid primary key,
      ref text not null unique,
      provider_id uuid not null references provider,
      lot_id uuid not null references lot,
      question_set_id uuid not null references question_set,
      status text not null check (status in ('draft','submitted','information-requested','recommended','moderated','admitted','refused','withdrawn')),
      version int not null default 1,
      created_at timestamptz not null,
      created_by uuid not null references person,
      submitted_at timestamptz,
      submitted_by uuid references person,
      submission jsonb,
      decided_at timestamptz
    );
    create unique index application_live on application (provider_id, lot_id) where status not in ('refused','withdrawn');
    create index application_queue on application (status, submitted_at, id);
    create index application_provider on application (provider_id, created_at);
    create table application_event (
      id uuid primary key,
      application_id uuid not null references application,
      event text not null,
      from_status text not null,
      to_status text not null,
      reason text,
      at timestamptz not null,
      person_id uuid references person
    );
    create index application_event_application on application_event (application_id, at);
    create table section_review (
      application_id uuid not null references application,
      reviewer_id uuid not null references person,
      section_id text not null,
      result text not null check (result in ('pass','fail')),
      comment text not null,
      at timestamptz not null,
      primary key (application_id, reviewer_id, section_id)
    );
    create table recommendation (
      id uuid primary key,
      application_id uuid not null references application,
      reviewer_id uuid not null references person,
      round int not null check (round in (1, 2)),
      outcome text not null check (outcome in ('admit','refuse')),
      comment text not null,
      criteria_version int not null,
      at timestamptz not null,
      superseded_at timestamptz
    );
    create unique index recommendation_reviewer on recommendation (application_id, reviewer_id) where superseded_at is null;
    create unique index recommendation_round on recommendation (application_id, round) where superseded_at is null;
    create table information_request (
      id uuid primary key,
      application_id uuid not null references application,
      question_id text not null,
      question text not null,
      due_on date not null,
      asked_by uuid not null references person,
      asked_at timestamptz not null,
      reply text,
      replied_by uuid references person,
      replied_at timestamptz
    );
    create unique index information_request_open on information_request (application_id) where replied_at is null;
    create table admission (
      id uuid primary key,
      application_id uuid not null unique references application,
      provider_id uuid not null references provider,
      lot_id uuid not null references lot,
      outcome text not null check (outcome in ('admitted','refused')),
      reasons jsonb not null,
      criteria_version int not null,
      delegation_id uuid not null references delegation,
      decided_by uuid not null references person,
      decided_at timestamptz not null
    );
    create unique index admission_standing on admission (provider_id, lot_id) where outcome = 'admitted';
  `.execute(db);
}
