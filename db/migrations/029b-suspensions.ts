import { type Kysely, sql } from "kysely";

/**
 * Suspending a provider, or taking it off a lot, with the reasons told first; what it says; who decides; its appeal.
 * The reasons may be about an allegation, so a wall stands around them: the roles that decide, and the provider itself.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table suspension (
      id uuid primary key,
      provider_id uuid not null references provider,
      concern_id uuid references concern,
      kind text not null check (kind in ('suspend','remove')),
      status text not null check (status in ('waiting','answered','at-once','at-once-answered','in-force','appealed','dismissed','not-imposed','lifted','upheld','readmitted')),
      reasons text not null,
      answer_by date not null,
      answer_rule text,
      proposed_at timestamptz not null,
      proposed_by uuid not null references person,
      answer text,
      answered_at timestamptz,
      answered_by uuid references person,
      reason text,
      decided_at timestamptz,
      decided_by uuid references person,
      appeal_by date,
      appeal_rule text,
      appeal text,
      appealed_at timestamptz,
      appealed_by uuid references person,
      appeal_reason text,
      appeal_decided_at timestamptz,
      appeal_decided_by uuid references person,
      lift_reason text,
      lifted_at timestamptz,
      lifted_by uuid references person,
      check (proposed_by <> decided_by),
      check (decided_by <> appeal_decided_by and proposed_by <> appeal_decided_by)
    );
    create index suspension_provider on suspension (provider_id, proposed_at desc, id);
    create index suspension_concern on suspension (concern_id) where concern_id is not null;
    create index suspension_undecided on suspension (status, proposed_at)
      where status in ('waiting','answered','at-once','at-once-answered','appealed');

    -- Without a lot: every lot.
    create table suspension_scope (
      id uuid primary key,
      suspension_id uuid not null references suspension,
      lot_id uuid references lot,
      hold_id uuid unique references hold,
      admission_id uuid references admission,
      unique nulls not distinct (suspension_id, lot_id)
    );
    create index suspension_scope_lot on suspension_scope (lot_id) where lot_id is not null;

    alter table suspension enable row level security;
    create policy suspension_read on suspension for select
      using ((select actor_holds(array['qa_lead','commissioner','procurement','director','auditor']))
        or provider_id = (select actor_provider()));
    create policy suspension_propose on suspension for insert
      with check ((select actor_holds(array['qa_lead','commissioner','procurement'])));
    create policy suspension_change on suspension for update
      using ((select actor_holds(array['qa_lead','commissioner','procurement','director']))
        or provider_id = (select actor_provider()));
    alter table suspension_scope enable row level security;
    create policy suspension_scope_all on suspension_scope
      using (exists (select from suspension where suspension.id = suspension_id))
      with check (exists (select from suspension where suspension.id = suspension_id));
  `.execute(db);
}
