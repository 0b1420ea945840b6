import { type Kysely, sql } from "kysely";

/**
 * The order of the review queue by date, where each open application stands in it and why, who reads it, and the days
 * on which reviewers are away. `queue_place.facts` is what counts of the answers sent at `sent_at`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table review_order (
      id uuid primary key,
      from_on date not null,
      rules jsonb not null,
      reason text not null,
      set_by uuid not null references person,
      set_at timestamptz not null
    );
    create index review_order_from on review_order (from_on desc, set_at desc);

    create table queue_place (
      application_id uuid primary key references application,
      points int not null,
      due_on date,
      reasons jsonb not null,
      facts jsonb not null,
      sent_at timestamptz not null,
      ranked_at timestamptz not null
    );

    create table application_assignment (
      id uuid primary key,
      application_id uuid not null references application,
      round int not null check (round in (1, 2)),
      person_id uuid not null references person,
      how text not null check (how in ('hand','taken','share')),
      assigned_by uuid not null references person,
      assigned_at timestamptz not null,
      ended_at timestamptz,
      ended_by uuid references person
    );
    create unique index application_assignment_open on application_assignment (application_id, round)
      where ended_at is null;
    create index application_assignment_person on application_assignment (person_id) where ended_at is null;
    create index application_assignment_all on application_assignment (application_id, assigned_at);

    create table time_away (
      id uuid primary key,
      person_id uuid not null references person,
      from_on date not null,
      to_on date not null check (to_on >= from_on),
      entered_by uuid not null references person,
      entered_at timestamptz not null,
      removed_at timestamptz
    );
    create index time_away_person on time_away (person_id, to_on) where removed_at is null;
    create index time_away_soon on time_away (to_on) where removed_at is null;

    create index application_decided on application (lot_id, decided_at desc) where status in ('admitted','refused');
    create index application_closed on application ((coalesce(decided_at, submitted_at)) desc, id)
      where status in ('admitted','refused','withdrawn','removed') and submitted_at is not null;
    create index application_closed_by_status on application (status, (coalesce(decided_at, submitted_at)) desc, id)
      where status in ('admitted','refused','withdrawn','removed') and submitted_at is not null;
  `.execute(db);
}
