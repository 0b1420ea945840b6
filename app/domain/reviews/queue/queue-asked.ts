import { type ApplicationStatus, underReview } from "#app/domain/applications/application-status.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { isUuid } from "#app/domain/uuid.ts";

/** The lists of the queue, in the words of their tabs. */
export const queueLists = {
  mine: "Mine",
  unassigned: "Nobody’s yet",
  all: "All open",
  waiting: "With the provider",
  decided: "Decided",
  "new-answers": "New answers",
} as const;
export type QueueList = keyof typeof queueLists;

export const overStatuses = [
  "admitted",
  "refused",
  "withdrawn",
  "removed",
] as const satisfies readonly ApplicationStatus[];

export const queueSorts = {
  rank: "By the published order",
  waiting: "Sent first",
  provider: "Provider’s name",
} as const;
export type QueueSort = keyof typeof queueSorts;

/** What an address of the queue asks for. `reader` and `lot` are ids, "" for any. */
export type QueueAsked = {
  list: QueueList;
  q: string;
  lot: string;
  reader: string;
  status: ApplicationStatus | "";
  sort: QueueSort;
  page: number;
};

/** How many rows a list goes on for, page after page and as a spreadsheet. */
export const MOST_LISTED = 1000;

/** Reads an address; whatever it does not know is left out. A status alone opens the list that it belongs to. */
export function queueAsked(params: URLSearchParams): QueueAsked {
  const text = (name: string) => (params.get(name) ?? "").trim().slice(0, 100);
  const idOf = (name: string) => (isUuid(text(name)) ? text(name) : "");
  const wanted = text("status");
  const [isOpen, isOver] = [underReview, overStatuses].map((list) => (list as readonly string[]).includes(wanted));
  const implied = wanted === "new-answers" ? "new-answers" : isOver ? "decided" : "all";
  const list = text("list") in queueLists ? (text("list") as QueueList) : implied;
  const fits = (isOpen && list !== "decided" && list !== "new-answers") || (isOver && list === "decided");
  return {
    list,
    q: text("q"),
    lot: idOf("lot"),
    reader: idOf("reader"),
    status: fits ? (wanted as ApplicationStatus) : "",
    sort: text("sort") in queueSorts ? (text("sort") as QueueSort) : "rank",
    page: pageNumber(params.get("page")),
  };
}

/** The statuses that a list can be narrowed to. */
export const statusesOf = (list: QueueList): readonly ApplicationStatus[] =>
  list === "decided" ? overStatuses : list === "all" ? underReview : [];
