import { addDays } from "#app/domain/civil-date.ts";

/** The longest exception from a visit, in days, unless the council sets its own: half a year, one term and its holidays. */
export const LONGEST_DAYS = 183;

/** The last day of an exception from a visit, a London date: one that was recorded without an end lasts half a year. */
export const exceptionEnds = (exception: { checkedOn: string; until?: string | null | undefined }): string =>
  exception.until ?? addDays(exception.checkedOn, LONGEST_DAYS);
