import fc from "fast-check";
import { expect, it } from "vitest";
import { companyNumberOf } from "./company-number.ts";

it.each([
  ["12345678", "12345678"],
  [" 1234 567 ", "01234567"],
  ["sc 12345", "SC012345"],
  ["OC301234", "OC301234"],
  ["r123", "R0000123"],
  ["IP00123R", "IP00123R"],
])("reads %j as %s", (typed, number) => {
  expect(companyNumberOf(typed)).toBe(number);
});

it.each(["", "0", "00000000", "123456789", "ABC12345", "GB123456789", "12345-X-678", "SC", "１２３４５６７８"])(
  "refuses %j",
  (typed) => {
    expect(companyNumberOf(typed)).toBeUndefined();
  },
);

it("knows a number again however it is spaced, cased and padded", () => {
  const number = fc
    .tuple(fc.constantFrom("", "SC", "NI", "OC"), fc.integer({ min: 1, max: 999_999 }))
    .map(([prefix, digits]) => [`${prefix}${digits}`, `${prefix}${String(digits).padStart(8 - prefix.length, "0")}`]);
  fc.assert(
    fc.property(number, fc.nat(8), ([short = "", full = ""], at) => {
      const spaced = `${short.slice(0, at)} ${short.slice(at)}`.toLowerCase();
      expect(companyNumberOf(spaced)).toBe(full);
      expect(companyNumberOf(full)).toBe(full);
    }),
  );
});
