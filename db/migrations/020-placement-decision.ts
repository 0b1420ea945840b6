import { type Kysely, sql } from "kysely";

/**
 * What QA decides about each running placement when a hold opens (rules 4), and who was told by telephone. Like the
 * placement itself it names no child, so it needs no wall.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table placement_decision (
      id uuid primary key,
      placement_id uuid not null references placement,
      hold_id uuid not null references hold,
      because text not null,
      opened_at timestamptz not null,
      due_at timestamptz not null,
      due_rule text not null,
      escalated_at timestamptz,
      choice text check (choice in ('continue','pause','move')),
      reason text,
      review_on date,
      decided_at timestamptz,
      decided_by uuid references person,
      closed_at timestamptz,
      unique (placement_id, hold_id),
      check ((choice is null) = (decided_at is null) and (choice is null) = (reason is null)),
      check ((choice = 'continue') is not true or review_on is not null),
      check (decided_at is null or closed_at is null)
    );
    create index placement_decision_open on placement_decision (due_at, id) where decided_at is null and closed_at is null;
    create index placement_decision_hold on placement_decision (hold_id);

    create table placement_told (
      id uuid primary key,
      decision_id uuid not null references placement_decision,
      whom text not null check (whom in ('school','family')),
      told_at timestamptz not null,
      told_by uuid not null references person,
      recorded_at timestamptz not null
    );
    create index placement_told_decision on placement_told (decision_id, told_at);
  `.execute(db);
}
