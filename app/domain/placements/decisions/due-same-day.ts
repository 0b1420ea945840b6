import { addWorkingDays, type Calendar, isKnown, isWorkingDay } from "#app/domain/calendar/calendar.ts";
import { usualTimes } from "#app/domain/calendar/deadline.ts";
import { formatDate, formatTime, instantAt, londonDate } from "#app/domain/london-time.ts";

/**
 * When a decision about a running placement is due (rules 4): at 5pm London of the working day on which it was opened,
 * the night before it included; opened from 5pm on, or on a day off, at 5pm of the next working day. Keep the rule with
 * the result. It is always due: past the years that the calendar knows, weekdays and closure days alone are counted, and
 * the rule says so, because a hold that waits for a list of bank holidays would protect nobody.
 */
export function dueSameDay(calendar: Calendar, opened: Date): { due: Date; rule: string } {
  const endless = { ...calendar, firstYear: 0, lastYear: 9999 };
  const day = londonDate(opened);
  const sameDay = isWorkingDay(endless, day, "service") && opened < instantAt(day, usualTimes.due);
  const dueOn = sameDay ? day : addWorkingDays(endless, day, 1, "service");
  const end = formatTime(instantAt("2026-01-01", usualTimes.due));
  const holidays = isKnown(calendar, dueOn)
    ? `England and Wales bank holidays, version ${calendar.version}, and the council's closure days.`
    : `Without bank holidays: the calendar ends on ${formatDate(`${calendar.lastYear}-12-31`)}. The council's closure days, version ${calendar.version}.`;
  const rule = `Due by ${end} of the same working day; opened from ${end} on or on a day off, by ${end} of the next. ${holidays}`;
  return { due: instantAt(dueOn, usualTimes.due), rule };
}
