import fc from "fast-check";
import { expect, it } from "vitest";
import { outcodeOf, parsePostcode } from "./postcode.ts";

it.each([
  ["hr1 2aa", "HR1 2AA", "HR1"],
  ["HR12AA", "HR1 2AA", "HR1"],
  [" wr14 1aa ", "WR14 1AA", "WR14"],
  ["ec1a1bb", "EC1A 1BB", "EC1A"],
  ["m1 1ae", "M1 1AE", "M1"],
  ["HR4-9AB.", "HR4 9AB", "HR4"],
])("reads %s", (typed, postcode, outcode) => {
  expect(parsePostcode(typed)).toBe(postcode);
  expect(outcodeOf(typed)).toBe(outcode);
});

it.each(["HR4", "hr4", "B1", "EC1A", "WR14"])("takes %s as an outcode", (typed) => {
  expect(parsePostcode(typed)).toBeUndefined();
  expect(outcodeOf(typed)).toBe(typed.toUpperCase());
});

it.each(["", "Hereford", "HR", "12345", "HR1 2A", "HR123 2AA", "😀", "O'Neill", "\0"])("refuses %j", (typed) => {
  expect(parsePostcode(typed)).toBeUndefined();
  expect(outcodeOf(typed)).toBeUndefined();
});

it("reads what it has written", () => {
  const postcode = fc.stringMatching(/^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/);
  fc.assert(
    fc.property(postcode, (text) => {
      const parsed = parsePostcode(text) ?? "";
      expect(parsePostcode(parsed)).toBe(parsed);
      expect(outcodeOf(parsed)).toBe(parsed.split(" ")[0]);
    }),
  );
});
