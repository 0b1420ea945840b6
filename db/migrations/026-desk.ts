import { type Kysely, sql } from "kysely";

/**
 * What each reviewer finds on each answer, and what they had before them: a print of the answer, the copy that was sent
 * (by its instant) and the documents in it. A section's finding is reckoned from these. Like it they name no child, so
 * they need no wall.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table check_finding (
      application_id uuid not null references application,
      reviewer_id uuid not null references person,
      question_id text not null,
      result text check (result in ('met','not-met','not-applicable','ask')),
      comment text not null,
      seen text not null,
      seen_sent_at timestamptz not null,
      seen_evidence uuid[] not null,
      version int not null,
      at timestamptz not null,
      primary key (application_id, reviewer_id, question_id)
    );
    create index check_finding_reviewer on check_finding (reviewer_id);
  `.execute(db);
}
