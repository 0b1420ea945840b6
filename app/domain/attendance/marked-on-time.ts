import { addWorkingDays, type Calendar, isWorkingDay } from "#app/domain/calendar/calendar.ts";
import { addDays } from "#app/domain/london-time.ts";
import type { SessionPattern } from "#app/domain/placements/agreement.ts";
import { type HalfDay, halfKey, isWithin, type MarkingPeriod, mondayOf, weekOf } from "./marks.ts";

/** The London date by whose end a half day is marked in time: the next working day (Council policy). */
export const markBy = (calendar: Calendar, date: string): string => addWorkingDays(calendar, date, 1, "service");

/**
 * The agreed halves of a period that should have been marked before `today`. Those of bank holidays and of the council's
 * closures need no mark. All are London dates.
 */
export function halvesDue(
  pattern: SessionPattern,
  period: MarkingPeriod,
  calendar: Calendar,
  today: string,
): HalfDay[] {
  const due: HalfDay[] = [];
  for (let monday = mondayOf(period.first); monday <= period.last; monday = addDays(monday, 7))
    due.push(...weekOf(monday, pattern));
  return due.filter(
    ({ date }) => isWithin(period, date) && isWorkingDay(calendar, date, "service") && markBy(calendar, date) < today,
  );
}

/**
 * How many halves were marked in time, of those that were marked and those that should have been: what nobody marked
 * counts as late. `on`: the London date on which a mark was recorded.
 */
export function markedOnTime(
  due: readonly HalfDay[],
  marks: readonly (HalfDay & { on: string })[],
  calendar: Calendar,
): { met: number; ofAll: number } {
  const met = marks.filter(({ date, on }) => on <= markBy(calendar, date)).length;
  return { met, ofAll: new Set([...due, ...marks].map(halfKey)).size };
}
