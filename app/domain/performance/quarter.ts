import { addDays, monthsBefore } from "#app/domain/civil-date.ts";
import { monthName } from "#app/domain/london-time.ts";
import { searchedFor } from "#app/domain/paging.ts";
import { isUuid } from "#app/domain/uuid.ts";

/** The first day of the quarter in which a London date lies. */
export const quarterOf = (date: string): string =>
  `${date.slice(0, 4)}-${String(Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, "0")}-01`;

/** The last day of the quarter that begins on this London date. */
export const lastDayOf = (quarter: string): string => addDays(monthsBefore(quarter, -3), -1);

/** This quarter and the seven before it, newest first. `today` is a London date. */
export const quartersUntil = (today: string): string[] =>
  Array.from({ length: 8 }, (_, back) => monthsBefore(quarterOf(today), back * 3));

/** "July to September 2026". */
export function quarterInWords(quarter: string): string {
  const month = Number(quarter.slice(5, 7));
  return `${monthName(month)} to ${monthName(month + 2)} ${quarter.slice(0, 4)}`;
}

/** The quarter that an address asks for; anything else is the one that `today` lies in. */
export const quarterAsked = (text: string | null, today: string): string =>
  quartersUntil(today).find((one) => one === text) ?? quarterOf(today);

/** What the list of performance is asked for in its address: part of a name, a lot, a quarter. */
export function performanceAsked(params: URLSearchParams, today: string) {
  const lot = params.get("lot") ?? "";
  return {
    q: searchedFor(params),
    lot: isUuid(lot) ? lot : "",
    quarter: quarterAsked(params.get("quarter"), today),
  };
}
