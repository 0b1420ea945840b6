import { type Calendar, isKnown, isWorkingDay } from "#app/domain/calendar/calendar.ts";
import { addDays } from "#app/domain/london-time.ts";

/** Days on which somebody is away, first and last, London dates. */
export type Away = { from: string; to: string };

/** How far ahead work is shared out by. */
export const AHEAD = 10;

/**
 * The next so many working days of the council from a London date on, the date itself counted when it is one; fewer
 * where the calendar ends.
 */
export function workingDaysAhead(calendar: Calendar, today: string, count = AHEAD): string[] {
  const days: string[] = [];
  for (let day = today; days.length < count && isKnown(calendar, day); day = addDays(day, 1))
    if (isWorkingDay(calendar, day, "service")) days.push(day);
  return days;
}

export const isAway = (away: readonly Away[], day: string): boolean =>
  away.some(({ from, to }) => from <= day && day <= to);

/** On how many of these days somebody is at work. */
export const daysAtWork = (days: readonly string[], away: readonly Away[]): number =>
  days.filter((day) => !isAway(away, day)).length;
