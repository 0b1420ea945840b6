import { type Kysely, sql } from "kysely";

/**
 * The second wall behind the policy table: which rows of children, evidence and invoices the web role may touch at
 * all. It speaks as its actor through the transaction's setting `app.actor` (`speakAs`); without one, nothing shows.
 * The owner passes, for FORCE is not set: it migrates, seeds, backs up, and answers the web role through three views.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await whoAsks(db);
  await evidence(db);
  await invoices(db);
  await children(db);
}

// Policies call these inside a scalar subquery, so that they run once for a statement and not for each row. After a
// COMMIT the setting is '' and not NULL.
const whoAsks = (db: Kysely<unknown>) =>
  sql`
    create function actor() returns jsonb language sql stable parallel safe set search_path = pg_catalog as $$
      select nullif(current_setting('app.actor', true), '')::jsonb $$;
    create function actor_person() returns uuid language sql stable parallel safe set search_path = pg_catalog, public as $$
      select (actor()->>'person')::uuid $$;
    create function actor_provider() returns uuid language sql stable parallel safe set search_path = pg_catalog, public as $$
      select (actor()->>'provider')::uuid $$;
    create function actor_is_system() returns boolean language sql stable parallel safe set search_path = pg_catalog, public as $$
      select coalesce(actor()->>'kind' = 'system', false) $$;
    create function actor_holds(roles text[]) returns boolean language sql stable parallel safe set search_path = pg_catalog, public as $$
      select coalesce(actor()->'roles' ?| roles, false) or actor_is_system() $$;
    -- Whoever the policy table lets at providers' affairs; neither schools nor the young people's panel.
    create function actor_is_staff() returns boolean language sql stable parallel safe set search_path = pg_catalog, public as $$
      select actor_holds(array['admin', 'commissioner', 'qa', 'qa_lead', 'caseworker', 'manager', 'broker', 'finance',
        'approver', 'director', 'procurement', 'dpo', 'auditor']) $$;
    -- Whoever it lets at referrals and placements, where a child is a reference.
    create function actor_reads_cases() returns boolean language sql stable parallel safe set search_path = pg_catalog, public as $$
      select actor_holds(array['broker', 'caseworker', 'manager', 'qa', 'qa_lead', 'director', 'auditor', 'finance',
        'approver']) $$;
  `.execute(db);

// The public pages say until when a provider is insured, and when a document was accepted: nothing else of it.
const evidence = (db: Kysely<unknown>) =>
  sql`
    alter table evidence enable row level security;
    create policy evidence_read on evidence for select
      using ((select actor_is_staff()) or provider_id = (select actor_provider()));
    create policy evidence_give on evidence for insert
      with check ((select actor_is_system()) or provider_id = (select actor_provider()));
    create policy evidence_decide on evidence for update using ((select actor_is_staff()));

    create view accepted_evidence with (security_barrier) as
      select provider_id, question_id, min(ends_on) as ends_on, max(decided_at) as decided_at
      from evidence where state = 'accepted' group by provider_id, question_id;
  `.execute(db);

const invoices = (db: Kysely<unknown>) =>
  sql`
    alter table invoice enable row level security;
    create policy invoice_read on invoice for select
      using ((select actor_is_staff()) or provider_id = (select actor_provider()));
    create policy invoice_send on invoice for insert
      with check ((select actor_is_system()) or provider_id = (select actor_provider()));
    create policy invoice_move on invoice for update
      using ((select actor_is_staff()) or provider_id = (select actor_provider()));

    alter table invoice_line enable row level security;
    create policy invoice_line_read on invoice_line for select
      using ((select actor_is_staff()) or exists (select from invoice where invoice.id = invoice_id));
    create policy invoice_line_send on invoice_line for insert
      with check (exists (select from invoice where invoice.id = invoice_id
        and ((select actor_is_system()) or invoice.provider_id = (select actor_provider()))));

    alter table invoice_event enable row level security;
    create policy invoice_event_read on invoice_event for select
      using ((select actor_is_staff()) or exists (select from invoice where invoice.id = invoice_id));
    create policy invoice_event_keep on invoice_event for insert
      with check (exists (select from invoice where invoice.id = invoice_id));
  `.execute(db);

// Identity: officers of `child.identity`, and the provider of a running placement whose award was accepted (rules 8).
// Around it, without identity: those who work on the case, and a provider that was asked or awarded; it needs the
// wrapped key for the brief at stage B and for its risk assessment.
const children = (db: Kysely<unknown>) =>
  sql`
    alter table child enable row level security;
    create policy child_read on child for select
      using ((select actor_holds(array['broker', 'caseworker', 'qa', 'qa_lead'])) or exists (
        select from placement join award on award.id = placement.award_id
        where placement.child_id = child.id and placement.provider_id = (select actor_provider())
          and placement.status <> 'ended' and award.accepted_at is not null));
    create policy child_record on child for insert with check ((select actor_holds(array['broker'])));
    create policy child_keep on child for update using ((select actor_holds(array['broker'])));

    create view child_case with (security_barrier) as
      select child.id, child.ref, child.wrapped_key, child.key_id from child
      where (select actor_reads_cases())
        or exists (select from placement
          where placement.child_id = child.id and placement.provider_id = (select actor_provider()))
        or exists (select from referral join referral_request on referral_request.referral_id = referral.id
          where referral.child_id = child.id and referral_request.provider_id = (select actor_provider())
            and referral_request.confidentiality_accepted_at is not null);

    alter table child_access enable row level security;
    create policy child_access_read on child_access for select using ((select actor_reads_cases()));
    create policy child_access_log on child_access for insert
      with check (person_id = (select actor_person()) and exists (select from child_case where child_case.id = child_id));
  `.execute(db);
