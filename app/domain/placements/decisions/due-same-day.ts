import { addWorkingDays, type Calendar, isWorkingDay } from "#app/domain/calendar/calendar.ts";
import { usualTimes } from "#app/domain/calendar/deadline.ts";
import { formatTime, instantAt, londonDate } from "#app/domain/london-time.ts";

/**
 * When a decision about a running placement is due (rules 4): at 5pm London of the working day on which it was opened,
 * the night before it included; opened from 5pm on, or on a day off, at 5pm of the next working day. Keep the rule with
 * the result. Throws PastHorizon.
 */
export function dueSameDay(calendar: Calendar, opened: Date): { due: Date; rule: string } {
  const day = londonDate(opened);
  const sameDay = isWorkingDay(calendar, day, "service") && opened < instantAt(day, usualTimes.due);
  const dueOn = sameDay ? day : addWorkingDays(calendar, day, 1, "service");
  const end = formatTime(instantAt("2026-01-01", usualTimes.due));
  const rule = `Due by ${end} of the same working day; opened from ${end} on or on a day off, by ${end} of the next. England and Wales bank holidays, version ${calendar.version}, and the council's closure days.`;
  return { due: instantAt(dueOn, usualTimes.due), rule };
}
