import { outcodeOf } from "#app/domain/postcodes/postcode.ts";
import { isCode, modes, needs } from "./labels.ts";

/** The names by which the search is asked, in the address: all that a page of results depends on. */
export const searchNames = ["q", "need", "age", "mode", "postcode", "miles", "page"] as const;
type Name = (typeof searchNames)[number];

export const PAGE_SIZE = 20;
export const milesOffered = ["5", "10", "20", "40"] as const;
const MAX_WORDS = 100;
const [YOUNGEST, OLDEST] = [4, 25];
const MOST_PAGES = 1_000;

/** A search that can be run; what was not asked is undefined. Ages in years, distance in miles, pages from 1. */
export type Search = {
  q?: string;
  need?: string;
  age?: number;
  mode?: string;
  outcode?: string;
  miles?: number;
  page: number;
};
export type TypedSearch = Partial<Record<Name, string>>;
type SearchErrors = Partial<Record<Name, { type: string; message: string }>>;
export type ReadSearch = { values: TypedSearch; search: Search; errors: SearchErrors };

/** What was asked in an address, what is wrong with it by field, and what was typed, to be shown again. */
export function readSearch(params: URLSearchParams): ReadSearch {
  const values: TypedSearch = {};
  for (const name of searchNames) {
    const typed = params.get(name)?.replaceAll("\0", "\ufffd").trim();
    if (typed) values[name] = typed;
  }
  const errors: SearchErrors = {};
  const wrong = (name: Name, message: string) => {
    errors[name] = { type: "search", message };
  };
  const { q, need, age, mode, postcode, miles } = values;
  if (q && q.length > MAX_WORDS) wrong("q", `Words to look for must be ${MAX_WORDS} characters or fewer`);
  if (q?.includes("\ufffd")) wrong("q", "Remove the characters that cannot be shown");
  if (need && !isCode(needs, need)) wrong("need", "Select a need from the list");
  if (mode && !isCode(modes, mode)) wrong("mode", "Select where the teaching takes place from the list");
  const years = age && /^\d{1,2}$/.test(age) ? Number(age) : undefined;
  if (age && (years === undefined || years < YOUNGEST || years > OLDEST))
    wrong("age", `Age must be a whole number from ${YOUNGEST} to ${OLDEST}`);
  const outcode = postcode ? outcodeOf(postcode) : undefined;
  if (postcode && !outcode) wrong("postcode", "Enter a postcode, like HR1 2AA, or its first part, like HR1");
  const far = miles && (milesOffered as readonly string[]).includes(miles) ? Number(miles) : undefined;
  if (miles && !far) wrong("miles", "Select how far from the list");
  if (far && !postcode) wrong("postcode", "Enter a postcode, so that we can measure how far it is");
  return {
    values,
    errors: inOrder(errors),
    search: { q, need, age: years, mode, outcode, miles: far, page: pageOf(values.page) },
  };
}

/** The order of the fields on the page, which is that of the summary. */
const fieldOrder = ["postcode", "miles", "need", "age", "mode", "q"] as const;
const inOrder = (errors: SearchErrors): SearchErrors =>
  Object.fromEntries(fieldOrder.flatMap((name) => (errors[name] ? [[name, errors[name]]] : [])));

const pageOf = (typed: string | undefined): number =>
  typed && /^\d{1,4}$/.test(typed) ? Math.min(Math.max(Number(typed), 1), MOST_PAGES) : 1;

/** The address of the same search with some of it changed; an empty value leaves that part out. */
export function searchHref(base: string, values: TypedSearch, change: TypedSearch = {}): string {
  const asked = { ...values, page: undefined, ...change };
  const pairs = searchNames.flatMap((name) => (asked[name] ? [[name, asked[name]]] : []));
  return pairs.length === 0 ? base : `${base}?${new URLSearchParams(pairs)}`;
}
