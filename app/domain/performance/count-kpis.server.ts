import { sql } from "kysely";
import type { Actor } from "#app/access/actor.ts";
import { attended, attendedAs } from "#app/domain/attendance/attended-placement.server.ts";
import { halvesDue, markedOnTime } from "#app/domain/attendance/marked-on-time.ts";
import { marksBetween } from "#app/domain/attendance/marks.server.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { monthsBefore } from "#app/domain/civil-date.ts";
import { addDays, instantAt, londonDate } from "#app/domain/london-time.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { Counted, KpiName } from "./kpis.ts";
import { lastDayOf, quarterOf } from "./quarter.ts";

const IN_A_RUN = 200;
/** Days after the agreed one within which a placement still starts on time. */
const START_WITHIN = 5;

type Pair = { providerId: string; lotId: string };
type Period = { from: string; to: string; start: Date; end: Date; now: Date };

/**
 * Counts anew, a batch at a time, what the portal itself knows of how each approved provider did on each of its lots, for
 * this quarter and the last one, once a day. Returns how many it counted. Safe to run twice.
 */
export function countKpis(db: Db, actor: Actor, now: Date): Promise<number> {
  return transact(db, actor, now, async ({ trx }) => {
    const today = londonDate(now);
    let counted = 0;
    for (const quarter of [quarterOf(today), monthsBefore(quarterOf(today), 3)]) {
      const pairs = await stale(trx, quarter, instantAt(today, "00:00"));
      for (const pair of pairs) await keep(trx, pair, quarter, now);
      counted += pairs.length;
    }
    return counted;
  });
}

/** Approved on a lot, and not counted for this quarter since the instant. */
async function stale(trx: Trx, quarter: string, since: Date): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    select distinct provider_id as "providerId", lot_id as "lotId" from admission
    where outcome = 'admitted' and not exists (
      select from kpi_result result where result.provider_id = admission.provider_id and result.lot_id = admission.lot_id
        and result.quarter = ${quarter} and result.entered_by is null and result.at >= ${since})
    limit ${IN_A_RUN}`.execute(trx);
  return rows;
}

async function keep(trx: Trx, pair: Pair, quarter: string, now: Date): Promise<void> {
  const to = lastDayOf(quarter);
  const period = {
    from: quarter,
    to,
    start: instantAt(quarter, "00:00"),
    end: instantAt(addDays(to, 1), "00:00"),
    now,
  };
  const counts = { ...(await countedOf(trx, pair, period)), marked: await markedOf(trx, pair, period) };
  for (const [kpi, { met, ofAll }] of Object.entries(counts))
    await trx
      .insertInto("kpi_result")
      .values({ provider_id: pair.providerId, lot_id: pair.lotId, kpi, quarter, met, of_all: ofAll, at: now })
      .onConflict((conflict) =>
        conflict.columns(["provider_id", "lot_id", "quarter", "kpi"]).doUpdateSet({ met, of_all: ofAll, at: now }),
      )
      .execute();
}

/** Answers, attendance, starts and invoices. A request counts once its deadline is over; a late first answer missed it. */
async function countedOf(
  trx: Trx,
  { providerId, lotId }: Pair,
  { from, to, start, end, now }: Period,
): Promise<Record<Exclude<KpiName, "marked" | "reported">, Counted>> {
  const { rows } = await sql<Record<string, number>>`
    select
      (select count(*)::int from referral_request r join referral on referral.id = r.referral_id
        where r.provider_id = ${providerId} and referral.lot_id = ${lotId} and due_at >= ${start} and due_at < ${end}
          and due_at < ${now}) as "answeredOf",
      (select count(*)::int from referral_request r join referral on referral.id = r.referral_id
        where r.provider_id = ${providerId} and referral.lot_id = ${lotId} and due_at >= ${start} and due_at < ${end}
          and due_at < ${now} and exists (select from response where request_id = r.id and not late)) as answered,
      (select count(*)::int from mark join placement p on p.id = mark.placement_id
        where p.provider_id = ${providerId} and p.lot_id = ${lotId} and mark.date between ${from} and ${to}
          and code in ('attended', 'absent')) as "attendedOf",
      (select count(*)::int from mark join placement p on p.id = mark.placement_id
        where p.provider_id = ${providerId} and p.lot_id = ${lotId} and mark.date between ${from} and ${to}
          and code = 'attended') as attended,
      (select count(*)::int from placement p where p.provider_id = ${providerId} and p.lot_id = ${lotId}
        and starts_on between ${from} and ${to} and starts_on + ${START_WITHIN}::int < ${londonDate(now)}::date
        and (started_at is not null or status <> 'ended')) as "startedOf",
      (select count(*)::int from placement p where p.provider_id = ${providerId} and p.lot_id = ${lotId}
        and starts_on between ${from} and ${to} and starts_on + ${START_WITHIN}::int < ${londonDate(now)}::date
        and (started_at at time zone 'Europe/London')::date <= starts_on + ${START_WITHIN}::int) as started,
      (select count(*)::int from invoice i join placement p on p.id = i.placement_id
        where i.provider_id = ${providerId} and p.lot_id = ${lotId} and submitted_at >= ${start} and submitted_at < ${end}) as "invoicedOf",
      (select count(*)::int from invoice i join placement p on p.id = i.placement_id
        where i.provider_id = ${providerId} and p.lot_id = ${lotId} and submitted_at >= ${start} and submitted_at < ${end}
          and not exists (select from invoice_event e where e.invoice_id = i.id and e.event = 'query')) as invoiced`.execute(
    trx,
  );
  const row = rows[0] ?? {};
  const counted = (name: string): Counted => ({ met: row[name] ?? 0, ofAll: row[`${name}Of`] ?? 0 });
  const [answered, attended] = [counted("answered"), counted("attended")];
  return { answered, attended, started: counted("started"), invoiced: counted("invoiced") };
}

/** Halves marked by the end of the next working day, of all that were taught or should have been marked by now. */
async function markedOf(trx: Trx, { providerId, lotId }: Pair, { from, to, now }: Period): Promise<Counted> {
  const calendar = await loadCalendar(trx);
  const placements = await attended(trx)
    .where("provider_id", "=", providerId)
    .where("lot_id", "=", lotId)
    .where("starts_on", "<=", to)
    .where("ends_on", ">=", from)
    .execute();
  const counted = { met: 0, ofAll: 0 };
  for (const row of placements) {
    const placement = attendedAs(row, now);
    if (!placement) continue;
    const { first, last } = placement.period;
    const period = { first: first > from ? first : from, last: last < to ? last : to };
    const due = halvesDue(placement.pattern, period, calendar, londonDate(now));
    const { met, ofAll } = markedOnTime(due, await marksOf(trx, row.id, from, to), calendar);
    counted.met += met;
    counted.ofAll += ofAll;
  }
  return counted;
}

const marksOf = async (trx: Trx, placementId: string, from: string, to: string) =>
  (await marksBetween(trx, placementId, from, to)).map((mark) => ({ ...mark, on: londonDate(mark.recordedAt) }));
