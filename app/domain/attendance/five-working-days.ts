import { addWorkingDays, type Calendar } from "#app/domain/calendar/calendar.ts";
import { addDays } from "#app/domain/london-time.ts";

/** How long a mark stands open to a challenge before it counts as confirmed. */
export const CHALLENGE_DAYS = 5;

/**
 * The last London date on which a mark recorded that day may still be challenged: five working days of the service
 * calendar, the day of recording not counted. Throws PastHorizon.
 */
export const challengeUntil = (calendar: Calendar, recordedOn: string): string =>
  addWorkingDays(calendar, recordedOn, CHALLENGE_DAYS, "service");

/** The newest London date whose marks have had their five working days before `today` began. Throws PastHorizon. */
export function recordedByFor(calendar: Calendar, today: string): string {
  let day = addDays(today, -1);
  while (challengeUntil(calendar, day) >= today) day = addDays(day, -1);
  return day;
}
