import { sql } from "kysely";
import type { Db, Trx } from "#db/client.server.ts";

export const recipientKinds = ["approved", "lapsed", "interested"] as const;
export type RecipientKind = (typeof recipientKinds)[number];

/** One address that a round is announced to, once, whatever the person is to us. `interestId` names who asked to be told. */
export type Recipient = { email: string; kind: RecipientKind; personId: string | null; interestId: string | null };

/**
 * Whom a round of these lots is announced to, each address once: owners of approved providers, of those approved and
 * held by a lapse, of those whose application was not sent, refused or withdrawn; and whoever asked to be told. Who is
 * several of these is told what concerns them most: the lapse, then the approval.
 */
export async function recipientsOf(db: Db | Trx, lotIds: readonly string[]): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    with lots as (select unnest(${sql.val(lotIds)}::uuid[]) as id),
    standing as (
      select admission.provider_id, bool_or(exists (
        select from hold where hold.provider_id = admission.provider_id and hold.kind = 'lapse'
          and (hold.lot_id is null or hold.lot_id = admission.lot_id) and hold.lifted_at is null)) as lapsed
      from admission where admission.outcome = 'admitted' and admission.lot_id in (select id from lots)
      group by admission.provider_id),
    concerned as (
      select provider_id, case when lapsed then 'lapsed' else 'approved' end as kind from standing
      union all
      select provider_id, 'interested' from application
        where lot_id in (select id from lots) and status in ('draft', 'refused', 'withdrawn', 'removed')),
    addresses as (
      select lower(person.email) as email, concerned.kind, person.id as person_id, null::uuid as interest_id
        from concerned
        join provider_member member on member.provider_id = concerned.provider_id and member.role = 'owner'
        join person on person.id = member.person_id and person.disabled_at is null
      union all
      select lower(email), 'interested', null, id from lot_interest
        where lot_id in (select id from lots) and confirmed_at is not null and stopped_at is null)
    select distinct on (email) email, kind, person_id as "personId", interest_id as "interestId" from addresses
    order by email, case kind when 'lapsed' then 1 when 'approved' then 2 else 3 end, person_id nulls last, interest_id`.execute(
    db,
  );
  return rows;
}

export type RecipientCounts = Record<RecipientKind, number>;

/** How many of each kind, before anyone is told. */
export const countRecipients = (recipients: readonly Pick<Recipient, "kind">[]): RecipientCounts => ({
  approved: recipients.filter(({ kind }) => kind === "approved").length,
  lapsed: recipients.filter(({ kind }) => kind === "lapsed").length,
  interested: recipients.filter(({ kind }) => kind === "interested").length,
});
