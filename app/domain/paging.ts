/** How many rows a page of any list shows. */
export const PAGE_SIZE = 20;
const LAST_PAGE = 10_000;

/** One page of a list and how many pages there are in all. */
export type Paged<Row> = { rows: Row[]; page: number; pages: number; total: number };

/** The page that an address asks for, counted from 1; anything else is the first. */
export function pageNumber(text: string | null): number {
  return text && /^[1-9]\d{0,4}$/.test(text) ? Math.min(Number(text), LAST_PAGE) : 1;
}

/** What an address searches for by its `q`, as the page's box has it again: a hundred characters at most. */
export const searchedFor = (params: URLSearchParams): string => (params.get("q") ?? "").trim().slice(0, 100);

/** How many rows come before a page. */
export const offsetOf = (page: number): number => (page - 1) * PAGE_SIZE;

/** A page of rows, of `total` in all. */
export const paged = <Row>(rows: Row[], page: number, total: number): Paged<Row> => ({
  rows,
  page,
  total,
  pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
});
