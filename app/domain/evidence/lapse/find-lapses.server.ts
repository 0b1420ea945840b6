import { sql } from "kysely";
import type { CivilDate } from "#app/domain/civil-date.ts";
import type { Trx } from "#db/client.server.ts";
import type { EvidenceState } from "../evidence-status.ts";
import { countsIn } from "./counts-in-sql.server.ts";
import type { DocumentAsked } from "./documents-asked.server.ts";

/** How many providers are done in one transaction. */
export const BATCH = 100;

/** A document that lapsed on a lot, with the newest of its versions that was ever accepted. */
export type Lapsed = {
  providerId: string;
  lotId: string;
  questionId: string;
  field: string;
  state: EvidenceState;
  endsOn: CivilDate | null;
};

/**
 * Places whose document may have lapsed, with the lots that ask for it: those with an accepted version that is over, or
 * with one that waits, was sent back, removed or withdrawn. All others have an accepted version that is not over.
 */
const lapsed = (asked: readonly DocumentAsked[], on: CivilDate, within = sql`true`) => sql`
  asked as (select * from unnest(${asked.map(({ lotId }) => lotId)}::uuid[], ${asked.map((one) => one.questionId)}::text[],
    ${asked.map(({ field }) => field)}::text[], ${asked.map(({ dated }) => dated)}::boolean[])
    as asked (lot_id, question_id, field, dated)),
  doubtful as (
    select provider_id, question_id, field from evidence where state = 'accepted' and ends_on < ${on}::date and ${within}
    union select provider_id, question_id, field from evidence
      where state in ('given','needs-change','removed','withdrawn') and ${within}),
  lapsed as (
    select doubtful.*, asked.lot_id from doubtful join asked using (question_id, field)
    where exists (select from admission where admission.provider_id = doubtful.provider_id
        and admission.lot_id = asked.lot_id and admission.outcome = 'admitted')
      and exists (select from evidence once where once.provider_id = doubtful.provider_id
        and once.question_id = doubtful.question_id and once.field = doubtful.field and once.accepted_at is not null)
      and not exists (select from evidence good where good.provider_id = doubtful.provider_id
        and good.question_id = doubtful.question_id and good.field = doubtful.field
        and ${countsIn("good", on, sql`asked.dated`)})
      -- Given before the end, and the scanner has not come to it yet: a document never lapses while that waits (N10).
      and not exists (select from evidence waits join evidence once using (provider_id, question_id, field)
        where waits.provider_id = doubtful.provider_id and waits.question_id = doubtful.question_id
        and waits.field = doubtful.field and waits.state = 'given' and waits.scan in ('pending','error')
        and once.accepted_at is not null and once.state <> 'withdrawn' and once.version < waits.version
        and (waits.uploaded_at at time zone 'Europe/London')::date <= once.ends_on)
      and not exists (select from evidence_lapse open where open.provider_id = doubtful.provider_id
        and open.question_id = doubtful.question_id and open.field = doubtful.field
        and open.lot_id = asked.lot_id and open.ended_at is null)
      and not exists (select from evidence_grace grace where grace.provider_id = doubtful.provider_id
        and grace.question_id = doubtful.question_id and grace.field = doubtful.field and grace.until >= ${on}::date
        -- What happened to the document since is not what it was given for.
        and not exists (select from evidence since where since.provider_id = doubtful.provider_id
          and since.question_id = doubtful.question_id and since.field = doubtful.field
          and greatest(since.accepted_at, since.withdrawn_at) > grace.given_at)))`;

/** Every provider of whom a document lapsed, in the order of their ids. */
export async function providersWithLapses(trx: Trx, asked: readonly DocumentAsked[], on: CivilDate): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with ${lapsed(asked, on)}
    select distinct provider_id as id from lapsed order by 1`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Those of the providers that nobody else holds, for this transaction alone: whoever is held is done by the holder. */
export async function lockProviders(trx: Trx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await trx
    .selectFrom("provider")
    .select("id")
    .where("id", "in", ids)
    .orderBy("id")
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
  return rows.map(({ id }) => id);
}

/** What lapsed of these providers, read anew: another run may have been there just before. */
export async function lapsedOf(
  trx: Trx,
  asked: readonly DocumentAsked[],
  on: CivilDate,
  providerIds: readonly string[],
): Promise<Lapsed[]> {
  if (providerIds.length === 0) return [];
  const { rows } = await sql<Lapsed>`with ${lapsed(asked, on, sql`provider_id = any(${providerIds}::uuid[])`)}
    select lapsed.provider_id as "providerId", lapsed.lot_id as "lotId", lapsed.question_id as "questionId",
      lapsed.field, last.state, last.ends_on as "endsOn"
    from lapsed cross join lateral (select state, ends_on from evidence where evidence.provider_id = lapsed.provider_id
      and evidence.question_id = lapsed.question_id and evidence.field = lapsed.field and accepted_at is not null
      order by version desc limit 1) last
    order by 1, 3, 4, 2`.execute(trx);
  return rows;
}
