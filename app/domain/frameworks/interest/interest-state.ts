const DAY = 86_400_000;
/** For how many days an address can be confirmed; after that it is forgotten. */
export const CONFIRM_WITHIN_DAYS = 7;

/** What a link of these mails is good for; `gone` is good for nothing. */
export type InterestState = "confirm" | "confirmed" | "stopped" | "gone";

/** When somebody asked to be told, confirmed it and stopped it: UTC instants. */
export type InterestTimes = { askedAt: Date; confirmedAt: Date | null; stoppedAt: Date | null };

/**
 * Where an address stands on a lot's list. Confirming works for 7 days after it was asked for, also for whoever stopped
 * before and asks again; stopping works for as long as the address is listed.
 */
export function interestState({ askedAt, confirmedAt, stoppedAt }: InterestTimes, now: Date): InterestState {
  if (stoppedAt && stoppedAt >= askedAt) return "stopped";
  if (confirmedAt && !stoppedAt) return "confirmed";
  return now.getTime() < askedAt.getTime() + CONFIRM_WITHIN_DAYS * DAY ? "confirm" : "gone";
}
