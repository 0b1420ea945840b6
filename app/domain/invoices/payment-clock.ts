import { daysBeginningWith } from "#app/domain/calendar/calendar.ts";
import { daysBetween } from "#app/domain/london-time.ts";

/**
 * The last day on which an invoice may lawfully be paid: the 30th day beginning with the day of receipt (Procurement
 * Act 2023, section 68). A query of the council's own does not stop it.
 */
export const lastLawfulPaymentDate = (receivedOn: string): string => daysBeginningWith(receivedOn, 30);

/** How long is left until a London date, in words, and whether it is pressing: five days or fewer. */
export function timeLeft(payBy: string, today: string): { left: string; urgent: boolean } {
  const days = daysBetween(today, payBy);
  const urgent = days <= 5;
  if (days === 0) return { left: "last day today", urgent };
  const count = Math.abs(days);
  const inWords = `${count} ${count === 1 ? "day" : "days"}`;
  return { left: days > 0 ? `${inWords} left` : `${inWords} late`, urgent };
}
