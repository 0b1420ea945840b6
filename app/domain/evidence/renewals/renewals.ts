import { pageNumber } from "#app/domain/paging.ts";
import { isUuid } from "#app/domain/uuid.ts";

/** What the list of renewals can show, one at a time, in words. */
export const renewalStates = {
  ending: "Ending soon",
  lapsed: "Lapsed",
  grace: "In grace",
  waiting: "Replacement waiting",
} as const;
export type RenewalState = keyof typeof renewalStates;

/** How far ahead the list looks, in days. */
export const windows = [14, 30, 60, 90] as const;

/** The list is counted up to here, and a file of it goes no further: whoever has more narrows it down. */
export const MOST_LISTED = 1_000;

/** What of the list is wanted. `kind` is a question and a field, "INS-01.certificate"; empty filters are left out. */
export type RenewalsAsked = {
  state: RenewalState;
  days: (typeof windows)[number];
  kind: string;
  lot: string;
  q: string;
  sort: "ends" | "provider";
  page: number;
};

/** The list that an address asks for; what it doesn't say or says wrongly is as usual. */
export function renewalsAsked(search: URLSearchParams): RenewalsAsked {
  const text = (name: string) => (search.get(name) ?? "").trim().slice(0, 100);
  const states = Object.keys(renewalStates) as RenewalState[];
  return {
    state: states.find((state) => state === text("state")) ?? "ending",
    days: windows.find((days) => String(days) === text("days")) ?? 60,
    kind: /^[A-Z]+-\d+\.[\w-]+$/i.test(text("kind")) ? text("kind") : "",
    lot: isUuid(text("lot")) ? text("lot") : "",
    q: text("q"),
    sort: text("sort") === "provider" ? "provider" : "ends",
    page: pageNumber(search.get("page")),
  };
}
