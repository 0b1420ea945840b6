import { type Calendar, isWorkingDay } from "#app/domain/calendar/calendar.ts";
import { addDays } from "#app/domain/london-time.ts";

/**
 * The council's working days after one London date up to and including another: what a provider has waited. Undefined
 * when the calendar does not know all the years between: a list must open even then.
 */
export function workingDaysWaited(calendar: Calendar, since: string, today: string): number | undefined {
  if (Number(since.slice(0, 4)) < calendar.firstYear || Number(today.slice(0, 4)) > calendar.lastYear) return undefined;
  let count = 0;
  for (let day = addDays(since, 1); day <= today; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day, "service")) count += 1;
  }
  return count;
}
