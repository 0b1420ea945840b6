import fc from "fast-check";
import { expect, test } from "vitest";
import { pageItems } from "./pagination.tsx";

const shape = (current: number, last: number) =>
  pageItems(current, last, (page) => `?page=${page}`).map((item) => ("ellipsis" in item ? "…" : item.number));

test.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [4, 12, [1, "…", 3, 4, 5, "…", 12]],
  [12, 12, [1, "…", 11, 12]],
])("page %d of %d links %j", (current, last, expected) => {
  expect(shape(current, last)).toEqual(expected);
});

test("always links the first, the last and the current page, each once and in order", () => {
  const pages = fc
    .integer({ min: 1, max: 500 })
    .chain((last) => fc.tuple(fc.integer({ min: 1, max: last }), fc.constant(last)));
  fc.assert(
    fc.property(pages, ([current, last]) => {
      const numbers = shape(current, last).filter((page) => page !== "…");
      expect(numbers).toEqual(expect.arrayContaining([1, current, last]));
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => Number(a) - Number(b)));
    }),
  );
});
