import { addDays, londonDate } from "#app/domain/london-time.ts";
import { type Calendar, isWorkingDay } from "./calendar.ts";

/** The council's working days after one London date up to and including another; undefined beyond the known years. */
export type CountWorkingDays = (after: string, upTo: string) => number | undefined;

/**
 * A counter of the council's working days (service calendar) for lists: it adds up the calendar once, so that each
 * count is two look-ups however long the time between.
 */
export function workingDayCounter(calendar: Calendar): CountWorkingDays {
  const upTo = new Map<string, number>();
  let count = 0;
  for (let day = `${calendar.firstYear}-01-01`; day <= `${calendar.lastYear}-12-31`; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day, "service")) count += 1;
    upTo.set(day, count);
  }
  return (after, to) => {
    const [before, last] = [upTo.get(after), upTo.get(to)];
    return before === undefined || last === undefined ? undefined : Math.max(0, last - before);
  };
}

/** The same between two instants (UTC), by their London dates. */
export const countBetween = (count: CountWorkingDays, from: Date, to: Date): number | undefined =>
  count(londonDate(from), londonDate(to));
