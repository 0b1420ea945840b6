import type { Scan } from "../evidence.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A document waits for the scanner: it was not asked yet, or gave no verdict. Never served, never removed. */
export const waitingScans = ["pending", "error"] as const satisfies readonly Scan[];

/** What is handed out, and therefore checked again. */
export const passedScans = ["clean", "not-scanned"] as const satisfies readonly Scan[];

/** How long a document may wait for the scanner before the administrators are told, in minutes (decisions 3.10). */
export const ALERT_AFTER_MINUTES = 15;

/** How often what was clean is checked again, in days: signatures learn. */
export const RESCAN_DAYS = 7;

const LONGEST_PAUSE = 10;

/** When to try again after so many tries without a verdict: after 1, 2, 4, 8 minutes, then every 10, for as long as it takes. */
export function nextTry(tries: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(2 ** (tries - 1), LONGEST_PAUSE) * MINUTE);
}

/** When to check again what was found clean now. */
export const nextCheck = (now: Date): Date => new Date(now.getTime() + RESCAN_DAYS * DAY);

/** What was given at this instant or before has waited too long. */
export const waitedTooLong = (now: Date): Date => new Date(now.getTime() - ALERT_AFTER_MINUTES * MINUTE);
