import { toAdviseOn } from "#app/domain/applications/application-status.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type Capacity, type Demand, firstShortfall, readingsLeft } from "./capacity.ts";
import { daysAtWork, workingDaysAhead } from "./days-at-work.ts";
import type { ReaderWork } from "./readers.server.ts";

/** How far ahead is reckoned: more working days than any target that is usual. */
const AHEAD = 30;

/**
 * The first day by which more readings are due than these reviewers can do in their days at work from a London date
 * on, at so many tenths of a reading a day; undefined when all can be done in time.
 */
export async function shortfall(
  db: Db | Trx,
  readers: readonly Pick<ReaderWork, "away">[],
  readingsTenths: number,
  today: string,
): Promise<Capacity> {
  const rows = await db
    .selectFrom("queue_place")
    .innerJoin("application", "application.id", "queue_place.application_id")
    .select((eb) => ["application.status", "due_on as dueOn", eb.fn.countAll<number>().as("count")])
    .where("application.status", "in", toAdviseOn)
    .groupBy(["application.status", "due_on"])
    .execute();
  const days = workingDaysAhead(await loadCalendar(db), today, AHEAD);
  let readings = 0;
  const demands = days.map((by, place): Demand => {
    const due = rows.filter(({ dueOn }) => dueOn !== null && (place === 0 ? dueOn <= by : dueOn === by));
    readings += due.reduce((sum, { status, count }) => sum + readingsLeft(status) * Number(count), 0);
    const upTo = days.slice(0, place + 1);
    return { by, readings, reviewerDays: readers.reduce((sum, { away }) => sum + daysAtWork(upTo, away), 0) };
  });
  return firstShortfall(demands, readingsTenths);
}
