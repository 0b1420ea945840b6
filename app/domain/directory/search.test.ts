import fc from "fast-check";
import { expect, it } from "vitest";
import { readSearch, searchHref, searchNames } from "./search.ts";

const read = (query: string) => readSearch(new URLSearchParams(query));

it("reads a whole search", () => {
  const { search, errors } = read("q=maths&need=semh&age=9&mode=online&postcode=hr1+2aa&miles=10&page=3");
  expect(errors).toEqual({});
  expect(search).toEqual({ q: "maths", need: "semh", age: 9, mode: "online", outcode: "HR1", miles: 10, page: 3 });
});

it("takes nothing for everything", () => {
  expect(read("q=&need=&age=&postcode=++&miles=")).toEqual({ values: {}, errors: {}, search: { page: 1 } });
});

it.each([
  ["postcode=Hereford", "postcode"],
  ["postcode=%00", "postcode"],
  ["age=nine", "age"],
  ["age=3", "age"],
  ["age=26", "age"],
  ["need=everything", "need"],
  ["need=__proto__", "need"],
  ["mode=moon", "mode"],
  ["miles=7&postcode=HR1", "miles"],
  ["miles=5", "postcode"],
  [`q=${"a".repeat(101)}`, "q"],
  ["q=%00", "q"],
])("says what is wrong with %s and keeps what was typed", (query, name) => {
  const { errors, values } = read(query);
  expect(Object.keys(errors)).toEqual([name]);
  const typed = new URLSearchParams(query).get(name)?.replace("\0", "\ufffd");
  expect(values[name as keyof typeof values]).toBe(typed ?? undefined);
});

it.each(["0", "-1", "x", "99999"])("shows a real page for page=%s", (page) => {
  expect(read(`page=${page}`).search.page).toBe(1);
});

it("never throws, and never reads another page than one from 1 to 1,000", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...searchNames), fc.string({ unit: "binary" })), (params) => {
      const { search } = readSearch(new URLSearchParams(params));
      expect(search.page).toBeGreaterThanOrEqual(1);
      expect(search.page).toBeLessThanOrEqual(1000);
    }),
  );
});

it("writes the address of the same search, from its first page", () => {
  const { values } = read("need=semh&postcode=HR1&page=4&other=x");
  expect(searchHref("/find", values)).toBe("/find?need=semh&postcode=HR1");
  expect(searchHref("/find", values, { page: "2" })).toBe("/find?need=semh&postcode=HR1&page=2");
  expect(searchHref("/find", values, { need: undefined, postcode: undefined })).toBe("/find");
});
