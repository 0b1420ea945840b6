import { type Kysely, sql } from "kysely";

/**
 * One question set for all lots of a framework, edited as a draft and published from a date; which of a provider's
 * answers an application uses; what approved providers must answer since a version came into force.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sets(db);
  await uses(db);
  await catchUps(db);
  await manyJobs(db);
}

// `code` names a lot inside a framework's questions, whatever its address. A set that was stored for one lot becomes
// a set for all lots that names this one.
const sets = (db: Kysely<unknown>) =>
  sql`
    alter table lot add column code text;
    update lot set code = slug;
    create unique index lot_code on lot (framework_id, code);

    alter table question_set
      add column framework_id uuid references framework,
      add column published_by uuid references person,
      add column recorded_at timestamptz,
      add column why text,
      add column drafts text check (drafts in ('keep','move')),
      add column must_answer text[] not null default '{}',
      add column must_answer_by date,
      add column in_force_at timestamptz,
      add column withdrawn_at timestamptz,
      add column withdrawn_by uuid references person,
      alter column lot_id drop not null;
    update question_set set framework_id = lot.framework_id, recorded_at = published_at, in_force_at = published_at,
      definition = (definition - 'lot') || jsonb_build_object('lots', jsonb_build_array(lot.code))
      from lot where lot.id = question_set.lot_id;
    create unique index question_set_version on question_set (framework_id, version);
    create index question_set_waiting on question_set (published_at) where in_force_at is null and withdrawn_at is null;

    create table question_set_draft (
      id uuid primary key,
      framework_id uuid not null unique references framework,
      base_id uuid references question_set,
      definition jsonb not null,
      version int not null default 1,
      created_at timestamptz not null,
      created_by uuid not null references person,
      updated_at timestamptz not null,
      updated_by uuid not null references person
    );
  `.execute(db);

// Answers belong to the provider; an application uses one only when somebody gave or chose it there.
const uses = (db: Kysely<unknown>) =>
  sql`
    create table answer_use (
      application_id uuid not null references application,
      question_id text not null,
      at timestamptz not null,
      by uuid not null references person,
      primary key (application_id, question_id)
    );
    insert into answer_use (application_id, question_id, at, by)
      select distinct on (application.id, answer.question_id) application.id, answer.question_id, answer.updated_at, answer.updated_by
      from application join answer on answer.provider_id = application.provider_id
        and (answer.lot_id is null or answer.lot_id = application.lot_id)
      order by application.id, answer.question_id, answer.updated_at desc;
    insert into answer_use (application_id, question_id, at, by)
      select distinct on (application.id, evidence.question_id) application.id, evidence.question_id, evidence.uploaded_at, evidence.uploaded_by
      from application join evidence on evidence.provider_id = application.provider_id
      order by application.id, evidence.question_id, evidence.uploaded_at desc
      on conflict do nothing;

    alter table application
      add column active_seconds int not null default 0,
      add column last_saved_at timestamptz,
      add column answers_sent int;
    create index application_pace on application (lot_id, submitted_at desc) include (active_seconds, answers_sent)
      where active_seconds > 0 and answers_sent > 0;
    create index application_waiting on application (submitted_at, id)
      where status in ('submitted','recommended','moderated','information-requested') and submitted_at is not null;
    create index application_lot on application (lot_id, status, id);
  `.execute(db);

const catchUps = (db: Kysely<unknown>) =>
  sql`
    create table catch_up (
      id uuid primary key,
      question_set_id uuid not null references question_set,
      application_id uuid not null references application,
      provider_id uuid not null references provider,
      lot_id uuid not null references lot,
      question_ids text[] not null,
      due_on date not null,
      made_at timestamptz not null,
      answered_at timestamptz,
      answered_by uuid references person,
      reviewed_at timestamptz,
      reviewed_by uuid references person,
      hold_id uuid references hold,
      closed_at timestamptz,
      unique (question_set_id, application_id)
    );
    create index catch_up_open on catch_up (due_on) where answered_at is null and closed_at is null;
    create index catch_up_provider on catch_up (provider_id) where answered_at is null and closed_at is null;
    create index catch_up_application on catch_up (application_id);
    create index catch_up_unread on catch_up (answered_at) where answered_at is not null and reviewed_at is null;
  `.execute(db);

// As enqueue_job, for many payloads of one task: thirty times as fast as one by one.
const manyJobs = (db: Kysely<unknown>) =>
  sql`
    create function enqueue_jobs(task text, payloads json) returns void
    language sql security definer set search_path = pg_catalog as $$
      select count(*) from graphile_worker.add_jobs(array(
        select row(task, payload, null, null, null, null, null, null)::graphile_worker.job_spec
        from json_array_elements(payloads) payload))
    $$;
  `.execute(db);
