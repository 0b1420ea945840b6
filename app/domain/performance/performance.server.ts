import { sql } from "kysely";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { nameHas } from "#app/domain/name-has.server.ts";
import { offsetOf, PAGE_SIZE, paged } from "#app/domain/paging.ts";
import type { Db, Trx } from "#db/client.server.ts";
import {
  type Counted,
  countInWords,
  type KpiName,
  kpiNames,
  kpis,
  ratingOf,
  ratingWords,
  type Target,
} from "./kpis.ts";
import { lastDayOf } from "./quarter.ts";

export type Targets = Record<KpiName, Target>;

/** The targets in force for a lot on a London date: its own, those of every lot, or what ships. */
export async function targetsOn(db: Db | Trx, lotId: string, date: string): Promise<Targets> {
  const set = await db
    .selectFrom("kpi_target")
    .distinctOn("kpi")
    .select(["kpi", "target", "amber"])
    .where((or) => or.or([or("lot_id", "is", null), or("lot_id", "=", lotId)]))
    .where("from_on", "<=", date)
    .orderBy("kpi")
    .orderBy(sql`lot_id is null`)
    .orderBy("from_on", "desc")
    .orderBy("set_at", "desc")
    .execute();
  const of = (name: KpiName): Target => set.find(({ kpi }) => kpi === name) ?? kpis[name];
  return Object.fromEntries(kpiNames.map((name) => [name, of(name)])) as Targets;
}

/** A provider on a lot. */
type Pair = { providerId: string; lotId: string };
type Result = Pair & Counted & { kpi: string; source: string | null; enteredBy: string | null; at: Date };

const resultsOf = (db: Db | Trx, pairs: readonly Pair[], quarter: string): Promise<Result[]> =>
  db
    .selectFrom("kpi_result")
    .leftJoin("person", "person.id", "entered_by")
    .select(["provider_id as providerId", "lot_id as lotId"])
    .select(["kpi", "met", "of_all as ofAll", "source", "at", "person.name as enteredBy"])
    .where(({ eb, fn }) => eb("provider_id", "=", fn.any(sql<string[]>`${pairs.map((one) => one.providerId)}::uuid[]`)))
    .where("lot_id", "in", [...new Set(pairs.map((one) => one.lotId))])
    .where("quarter", "=", quarter)
    .execute();

/** The KPIs of each of these, in their order, in words, beside its target in the quarter. Asks once for all of them. */
async function rated(db: Db | Trx, pairs: readonly Pair[], quarter: string, today: string) {
  if (pairs.length === 0) return [];
  const last = lastDayOf(quarter);
  const targets = new Map<string, Targets>();
  for (const { lotId } of pairs)
    if (!targets.has(lotId)) targets.set(lotId, await targetsOn(db, lotId, last < today ? last : today));
  const results = new Map<string, Result[]>();
  for (const result of await resultsOf(db, pairs, quarter)) {
    const key = keyOf(result);
    results.set(key, [...(results.get(key) ?? []), result]);
  }
  return pairs.map((pair) => inWords(results.get(keyOf(pair)) ?? [], targets.get(pair.lotId) as Targets));
}

const keyOf = ({ providerId, lotId }: Pair) => `${providerId} ${lotId}`;

function inWords(results: readonly Result[], targets: Targets) {
  return kpiNames.map((name) => {
    const result = results.find(({ kpi }) => kpi === name);
    const counted = { met: result?.met ?? 0, ofAll: result?.ofAll ?? 0 };
    const where = result?.source ? `${result.source}, entered by ${result.enteredBy}` : kpis[name].how;
    const rating = ratingOf(counted, targets[name]);
    return {
      ...{ name, title: kpis[name].title, target: targets[name].target, where },
      text: countInWords(counted),
      tag: ratingWords[rating],
      judged: rating !== "none" && rating !== "too-few",
      on: result ? formatDate(result.at) : undefined,
    };
  });
}

/** How a provider did in a quarter on each lot that it is approved on. `quarter` is its first London date. */
export async function performanceOf(db: Db | Trx, providerId: string, quarter: string, now: Date) {
  const lots = await db
    .selectFrom("admission")
    .innerJoin("lot", "lot.id", "admission.lot_id")
    .select(["lot.id", "lot.name", "lot.number"])
    .distinct()
    .where("admission.provider_id", "=", providerId)
    .where("outcome", "=", "admitted")
    .orderBy("lot.number")
    .execute();
  const pairs = lots.map(({ id: lotId }) => ({ providerId, lotId }));
  const all = await rated(db, pairs, quarter, londonDate(now));
  return lots.map(({ id, name }, place) => ({ id, name, kpis: all[place] ?? [] }));
}

type Asked = { q: string; lot: string; quarter: string };

const pairs = (db: Db | Trx, { q, lot, quarter }: Asked) =>
  db
    .selectFrom("kpi_result as result")
    .innerJoin("provider", "provider.id", "result.provider_id")
    .innerJoin("lot", "lot.id", "result.lot_id")
    .where("quarter", "=", quarter)
    .where("kpi", "=", "answered")
    .$if(lot !== "", (list) => list.where("result.lot_id", "=", lot))
    .$if(q !== "", (list) => list.where(nameHas("provider.name", q)));

const ordered = (db: Db | Trx, asked: Asked) =>
  pairs(db, asked)
    .select(["provider.id", "provider.name", "lot.id as lotId", "lot.name as lot"])
    .orderBy(sql`provider.name collate english`)
    .orderBy("provider.id")
    .orderBy("lot.number");

/** Every provider and lot that was counted in a quarter, by name, a page at a time, with its KPIs. */
export async function listPerformance(db: Db | Trx, { page, ...asked }: Asked & { page: number }, now: Date) {
  const { total } = await pairs(db, asked).select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const found = await ordered(db, asked).limit(PAGE_SIZE).offset(offsetOf(page)).execute();
  return paged(await withKpis(db, found, asked.quarter, now), page, total);
}

/** The most rows of a download. */
const MOST_LISTED = 20_000;

/** The same rows, all pages together. */
export async function allPerformance(db: Db | Trx, asked: Asked, now: Date) {
  return withKpis(db, await ordered(db, asked).limit(MOST_LISTED).execute(), asked.quarter, now);
}

async function withKpis<Row extends { id: string; lotId: string }>(
  db: Db | Trx,
  rows: readonly Row[],
  quarter: string,
  now: Date,
) {
  const pairs = rows.map(({ id: providerId, lotId }) => ({ providerId, lotId }));
  const all = await rated(db, pairs, quarter, londonDate(now));
  return rows.map((row, place) => ({ ...row, kpis: all[place] ?? [] }));
}

/** Every lot by number, to choose from. */
export const lotChoices = (db: Db | Trx) => db.selectFrom("lot").select(["id", "name"]).orderBy("number").execute();
