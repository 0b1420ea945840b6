import fc from "fast-check";
import { expect, test } from "vitest";
import { isUpn, tidyUpn } from "./upn.ts";

test.each(["B801200005001", "P207000016049"])("%s is right", (upn) => expect(isUpn(upn)).toBe(true));

test.each([
  ["a wrong check letter", "A801200005001"],
  ["a letter that is no check letter", "I801200005001"],
  ["a digit too few", "B80120000500"],
  ["a letter in the middle", "B80120000A001"],
  ["nothing", ""],
])("%s is wrong", (_, upn) => expect(isUpn(upn)).toBe(false));

test("spaces, hyphens and small letters are tidied away", () =>
  expect(tidyUpn(" b801 2000-05001 ")).toBe("B801200005001"));

test("exactly one letter fits any twelve digits, and no changed digit goes unseen", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 }),
      fc.nat(11),
      fc.integer({ min: 1, max: 9 }),
      (digits, place, step) => {
        const body = digits.join("");
        const right = [..."ABCDEFGHJKLMNPQRTUVWXYZ"].filter((letter) => isUpn(letter + body));
        expect(right).toHaveLength(1);
        const changed = digits.map((digit, at) => (at === place ? (digit + step) % 10 : digit)).join("");
        expect(isUpn(right[0] + changed)).toBe(false);
      },
    ),
  );
});
