import { type RawBuilder, sql } from "kysely";
import type { CivilDate } from "#app/domain/civil-date.ts";
import { addDays, daysBetween, today } from "#app/domain/london-time.ts";
import { nameHas } from "#app/domain/name-has.server.ts";
import { offsetOf, PAGE_SIZE, type Paged, paged } from "#app/domain/paging.ts";
import type { Trx } from "#db/client.server.ts";
import { type DocumentAsked, documentsAsked } from "../lapse/documents-asked.server.ts";
import { MOST_LISTED, type RenewalState, type RenewalsAsked } from "./renewals.ts";

/** A document on the list: its newest accepted version, or the replacement that waits. London dates. */
export type Renewal = {
  id: string;
  providerId: string;
  provider: string;
  title: string;
  version: number;
  endsOn: CivilDate | null;
  /** Days from today to its end; less than nothing once it is over. */
  left: number | null;
  graceUntil: CivilDate | null;
};

type Row = Omit<Renewal, "title" | "left"> & { questionId: string; field: string };

/** A page of the documents of approved providers in one state, with what the filters can be set to. */
export async function listRenewals(db: Trx, asked: RenewalsAsked, now: Date) {
  const documents = await documentsAsked(db, now);
  const { rows } = await sql<{ total: number }>`select count(*)::int as total
    from (${wanted(documents, asked, today(now))} limit ${MOST_LISTED}) listed`.execute(db);
  const list = await read(db, documents, asked, now, PAGE_SIZE, offsetOf(asked.page));
  const renewals: Paged<Renewal> = paged(list, asked.page, rows[0]?.total ?? 0);
  return { ...renewals, kinds: choices(documents, (one) => [kindOf(one), one.title]), lots: choices(documents, lotOf) };
}

/** The same rows, all pages together, as far as the list goes. */
export const allRenewals = async (db: Trx, asked: RenewalsAsked, now: Date): Promise<Renewal[]> =>
  read(db, await documentsAsked(db, now), asked, now, MOST_LISTED, 0);

async function read(
  db: Trx,
  documents: readonly DocumentAsked[],
  asked: RenewalsAsked,
  now: Date,
  limit: number,
  offset: number,
): Promise<Renewal[]> {
  const order = asked.sort === "provider" ? sql`provider.name collate english, evidence.id` : sql`ends_on, evidence.id`;
  const { rows } = await sql<Row>`${wanted(documents, asked, today(now))}
    order by ${order} limit ${limit} offset ${offset}`.execute(db);
  const titles = new Map(documents.map((one) => [kindOf(one), one.title]));
  return rows.map(({ questionId, field, ...row }) => ({
    ...row,
    title: titles.get(kindOf({ questionId, field })) ?? "Document",
    left: row.endsOn === null ? null : daysBetween(today(now), row.endsOn),
  }));
}

/** OFFSET 0 keeps each EXISTS a look-up for one row: a page of a long list then stops after its own rows. */
function wanted(documents: readonly DocumentAsked[], { state, days, kind, lot, q }: RenewalsAsked, on: CivilDate) {
  const asked = documents.filter((one) => (lot === "" || one.lotId === lot) && (kind === "" || kindOf(one) === kind));
  return sql<Row>`
  with asked as (select * from unnest(${asked.map(({ lotId }) => lotId)}::uuid[], ${asked.map((one) => one.questionId)}::text[],
    ${asked.map(({ field }) => field)}::text[]) as asked (lot_id, question_id, field))
  select evidence.id, provider.id as "providerId", provider.name as provider, evidence.question_id as "questionId",
    evidence.field, evidence.version, evidence.ends_on as "endsOn", (select max(until) from evidence_grace grace
      where grace.provider_id = evidence.provider_id and grace.question_id = evidence.question_id
        and grace.field = evidence.field and grace.until >= ${on}::date) as "graceUntil"
  from evidence join provider on provider.id = evidence.provider_id
  where ${inState(state, on, days)}
    and exists (select from asked join admission on admission.lot_id = asked.lot_id and admission.outcome = 'admitted'
      where asked.question_id = evidence.question_id and asked.field = evidence.field
        and admission.provider_id = evidence.provider_id offset 0)
    and ${q === "" ? sql`true` : nameHas("provider.name", q)}`;
}

/** The newest version that was ever accepted of the places that a table names. */
const newestOf = (places: RawBuilder<unknown>) => sql<boolean>`evidence.id in (
  select last.id from ${places} place cross join lateral (select id from evidence one
    where one.provider_id = place.provider_id and one.question_id = place.question_id and one.field = place.field
      and one.accepted_at is not null order by version desc limit 1) last)`;

function inState(state: RenewalState, on: CivilDate, days: number): RawBuilder<boolean> {
  if (state === "lapsed")
    return newestOf(sql`(select provider_id, question_id, field from evidence_lapse where ended_at is null)`);
  if (state === "grace")
    return newestOf(sql`(select provider_id, question_id, field from evidence_grace where until >= ${on}::date)`);
  const other = (condition: RawBuilder<unknown>) => sql`exists (select from evidence other
    where other.provider_id = evidence.provider_id and other.question_id = evidence.question_id
      and other.field = evidence.field and ${condition} offset 0)`;
  return state === "waiting"
    ? sql`evidence.state = 'given' and evidence.scan in ('clean','not-scanned')
        and ${other(sql`other.version < evidence.version and other.accepted_at is not null`)}`
    : sql`evidence.state = 'accepted' and evidence.ends_on between ${on}::date and ${addDays(on, days)}::date
        and not ${other(sql`other.version > evidence.version and other.state = 'given' and not other.unconfirmed`)}`;
}

const kindOf = ({ questionId, field }: { questionId: string; field: string }): string => `${questionId}.${field}`;
const lotOf = ({ lotId, lotName }: DocumentAsked) => [lotId, lotName] as const;

function choices(documents: readonly DocumentAsked[], of: (one: DocumentAsked) => readonly [string, string]) {
  const found = new Map(documents.map(of));
  return [...found].map(([value, text]) => ({ value, text })).sort((a, b) => a.text.localeCompare(b.text, "en-GB"));
}
