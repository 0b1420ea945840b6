import { type Kysely, sql } from "kysely";

/**
 * Visits to providers, what was seen and photographed, when the next is due, and the actions that were agreed. What is
 * written here is about a provider: no child and no allegation belongs in it. The date of the next check that parents
 * read stands apart from the officers' own. An exception from a visit now has an end and who approved it; those recorded
 * before end half a year after they were recorded.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table council_check
      add column until date,
      add column approved_by uuid references person,
      add check (until is null or result = 'exception');
    update council_check set until = checked_on + 183 where question_id = 'VIS-01' and result = 'exception';

    create table visit (
      id uuid primary key,
      provider_id uuid not null references provider,
      place text not null,
      visit_on date not null,
      lead_id uuid not null references person,
      others text not null,
      purpose text not null check (purpose in ('before-placement','re-check','concern')),
      announced boolean not null,
      status text not null check (status in ('planned','done','cancelled')),
      planned_at timestamptz not null,
      planned_by uuid not null references person,
      result text check (result in ('pass','actions','fail')),
      finding text,
      recorded_at timestamptz,
      recorded_by uuid references person,
      check_id uuid references council_check,
      cancelled_because text,
      check ((status = 'done') = (result is not null)),
      check ((status = 'cancelled') = (cancelled_because is not null))
    );
    create index visit_provider on visit (provider_id, visit_on desc);
    create index visit_planned on visit (visit_on) where status = 'planned';
    create index visit_lead on visit (lead_id);

    create table visit_lot (
      visit_id uuid not null references visit,
      lot_id uuid not null references lot,
      primary key (visit_id, lot_id)
    );
    create index visit_lot_lot on visit_lot (lot_id);

    create table visit_look (
      visit_id uuid not null references visit,
      position int not null,
      item text not null,
      seen text not null check (seen in ('met','not-met','not-seen')),
      note text not null,
      primary key (visit_id, position)
    );

    create table visit_photograph (
      id uuid primary key,
      visit_id uuid not null references visit,
      caption text not null,
      content_type text not null check (content_type in ('image/jpeg','image/png')),
      size int not null check (size > 0),
      sha256 text not null,
      scan text not null check (scan in ('pending','clean','refused','not-scanned')),
      no_child boolean not null check (no_child),
      added_at timestamptz not null,
      added_by uuid not null references person,
      removed_at timestamptz,
      removed_by uuid references person,
      removed_because text,
      check ((removed_at is null) = (removed_by is null)),
      check ((removed_at is null) = (removed_because is null))
    );
    create index visit_photograph_visit on visit_photograph (visit_id);

    create table recheck (
      provider_id uuid primary key references provider,
      due_on date,
      public_due_on date,
      last_on date,
      risk text not null check (risk in ('higher','medium','lower')),
      because text[] not null,
      counted_on date not null
    );
    create index recheck_due on recheck (due_on, provider_id) where due_on is not null;
    create index recheck_counted on recheck (counted_on);

    create table provider_review (
      id uuid primary key,
      provider_id uuid not null references provider,
      kind text not null check (kind in ('contract-review','quality-audit')),
      held_on date not null,
      council_people text not null,
      provider_people text not null,
      notes text not null,
      next_on date,
      recorded_at timestamptz not null,
      recorded_by uuid not null references person
    );
    create index provider_review_provider on provider_review (provider_id, held_on desc);

    create table action_point (
      id uuid primary key,
      provider_id uuid not null references provider,
      visit_id uuid references visit,
      review_id uuid references provider_review,
      hold_id uuid references hold,
      what text not null,
      owner text not null check (owner in ('provider','council')),
      owner_id uuid references person,
      due_on date not null,
      status text not null check (status in ('open','said-done','closed')),
      done_note text,
      done_at timestamptz,
      done_by uuid references person,
      closed_note text,
      closed_at timestamptz,
      closed_by uuid references person,
      agreed_at timestamptz not null,
      agreed_by uuid not null references person,
      reminded_at timestamptz,
      version int not null default 1,
      check (num_nonnulls(visit_id, review_id, hold_id) = 1),
      check ((owner = 'council') = (owner_id is not null)),
      check ((status = 'closed') = (closed_at is not null))
    );
    create index action_point_provider on action_point (provider_id, due_on);
    create index action_point_open on action_point (due_on, id) where status <> 'closed';
    create index action_point_owner on action_point (owner_id, due_on) where status <> 'closed';
    create index action_point_visit on action_point (visit_id);
    create index action_point_review on action_point (review_id);
    create index action_point_hold on action_point (hold_id);
  `.execute(db);
}
