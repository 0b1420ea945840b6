import type { CivilDate } from "#app/domain/civil-date.ts";
import { daysBetween } from "#app/domain/london-time.ts";

/** How long a document is still good, in words, by the London dates of its end and of today; its last day counts. */
export function daysLeft(endsOn: CivilDate, today: CivilDate): string {
  const days = daysBetween(today, endsOn);
  if (days < 0) return `ended ${days === -1 ? "yesterday" : `${-days} days ago`}`;
  if (days === 0) return "ends today";
  return days === 1 ? "ends tomorrow" : `ends in ${days} days`;
}
