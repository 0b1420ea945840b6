import { type Kysely, sql } from "kysely";

/**
 * Conditions of an admission, each behind a hold of its own: what is to be done, by whom, by when, who at the council
 * checks it, and what happened to it since.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table admission_condition (
      id uuid primary key,
      admission_id uuid not null references admission,
      application_id uuid not null references application,
      provider_id uuid not null references provider,
      hold_id uuid not null unique references hold,
      what text not null check (what <> ''),
      done_by text not null check (done_by in ('provider','council')),
      checked_by uuid not null references person,
      due_on date not null,
      question_id text,
      state text not null check (state in ('open','said-done','met','withdrawn')),
      version int not null default 1,
      overdue_told_on date,
      set_by uuid not null references person,
      set_at timestamptz not null
    );
    create index admission_condition_admission on admission_condition (admission_id);
    create index admission_condition_application on admission_condition (application_id, due_on);
    create index admission_condition_provider on admission_condition (provider_id, due_on) where state in ('open','said-done');
    create index admission_condition_checker on admission_condition (checked_by, due_on) where state in ('open','said-done');
    create index admission_condition_due on admission_condition (due_on, id) where state in ('open','said-done');
    create table condition_event (
      id uuid primary key,
      condition_id uuid not null references admission_condition,
      event text not null check (event in ('say-done','not-yet','met','extend','withdraw')),
      text text not null,
      due_on date,
      person_id uuid not null references person,
      at timestamptz not null
    );
    create index condition_event_condition on condition_event (condition_id, at);
  `.execute(db);
}
