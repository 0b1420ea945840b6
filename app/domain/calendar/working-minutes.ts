import { instantAt, londonDate } from "#app/domain/london-time.ts";
import { addWorkingDays, type Calendar, workingDayFrom } from "./calendar.ts";

/** London times (HH:MM) between which somebody at the council is expected to read. */
export type WorkingHours = { from: string; to: string };

/**
 * The instant at which so many minutes of working time have passed since another: 9:05 on Monday for ten minutes from
 * 16:55 on Friday. Only the hours given, on working days of the service calendar, count. It always ends: past the years
 * that the calendar knows, weekdays and closure days alone are counted.
 */
export function addWorkingMinutes(calendar: Calendar, start: Date, minutes: number, { from, to }: WorkingHours): Date {
  const endless = { ...calendar, firstYear: 0, lastYear: 9999 };
  const asked = londonDate(start);
  let day = workingDayFrom(endless, asked, "service");
  let at = day === asked ? start.getTime() : 0;
  let left = minutes * 60_000;
  for (;;) {
    const [opens, closes] = [instantAt(day, from).getTime(), instantAt(day, to).getTime()];
    at = Math.max(at, opens);
    if (closes - at >= left) return new Date(at + left);
    left -= Math.max(0, closes - at);
    day = addWorkingDays(endless, day, 1, "service");
    at = 0;
  }
}
