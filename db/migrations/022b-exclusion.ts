import { type Kysely, sql } from "kysely";

/** "Minded to exclude", the provider's answer, the decision by another person within a delegation, and its lifting. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- contract: wider only; the code before this one knows the power to admit and asks for no other.
    alter table delegation
      drop constraint delegation_power_check,
      add constraint delegation_power_check check (power in ('admit','exclude'));

    create table exclusion (
      id uuid primary key,
      provider_id uuid not null references provider,
      ground_group text not null check (ground_group in ('mandatory-convictions','mandatory-penalties','discretionary')),
      ground_code text not null,
      evidence text not null,
      answer_by date not null,
      status text not null check (status in ('waiting','answered','excluded','dropped','lifted')),
      opened_at timestamptz not null,
      opened_by uuid not null references person,
      answer text,
      answered_at timestamptz,
      answered_by uuid references person,
      reason text,
      decided_at timestamptz,
      decided_by uuid references person,
      delegation_id uuid references delegation,
      hold_id uuid unique references hold,
      lift_reason text,
      lifted_at timestamptz,
      lifted_by uuid references person,
      check ((status in ('excluded','lifted')) = (hold_id is not null))
    );
    create unique index exclusion_open on exclusion (provider_id, ground_group, ground_code)
      where status in ('waiting','answered','excluded');
    create index exclusion_provider on exclusion (provider_id, opened_at desc);
    create index exclusion_undecided on exclusion (answer_by) where status in ('waiting','answered');
  `.execute(db);
}
