import { type Kysely, sql } from "kysely";

/**
 * What young people ask in a lot, with the answer that they hope for, and how their panel scores what providers wrote.
 * A score is never changed: a later one of the same person stands beside it with its reason. Nothing here is about a
 * child; who provides is known only through the application.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table panel_question (
      id uuid primary key,
      lot_id uuid not null references lot,
      question_id text not null,
      version int not null check (version > 0),
      written_by text not null,
      model_answer text not null,
      scale jsonb not null check (jsonb_typeof(scale) = 'array' and jsonb_array_length(scale) = 5),
      asked boolean not null,
      because text,
      from_on date not null,
      set_by uuid not null references person,
      set_at timestamptz not null,
      replaced_at timestamptz,
      unique (lot_id, question_id, version),
      check (version = 1 or because is not null)
    );
    create unique index panel_question_newest on panel_question (lot_id, question_id) where replaced_at is null;

    create table panel_answer (
      id uuid primary key,
      code text not null unique,
      application_id uuid not null references application,
      question_id text not null,
      asked text not null,
      made_at timestamptz not null,
      unique (application_id, question_id)
    );

    create table panel_score (
      id uuid primary key,
      panel_answer_id uuid not null references panel_answer,
      scorer_id uuid not null references person,
      number int not null check (number > 0),
      panel_question_id uuid not null references panel_question,
      answer_sha256 text not null,
      score smallint not null check (score between 0 and 4),
      reason text not null,
      changed_because text,
      at timestamptz not null,
      unique (panel_answer_id, scorer_id, number),
      check ((number > 1) = (changed_because is not null))
    );
    create index panel_score_scorer on panel_score (scorer_id, panel_answer_id);
    create index panel_score_question on panel_score (panel_question_id);

    -- The public page says which accepted document has a newer one that the council still reads, and no more of it.
    create view evidence_in_renewal with (security_barrier) as
      select distinct given.provider_id, given.question_id
      from evidence given join evidence accepted using (provider_id, question_id, field)
      where given.state = 'given' and given.scan in ('pending','clean','not-scanned')
        and accepted.accepted_at is not null and accepted.version < given.version;
  `.execute(db);
}
