import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberKey, sameOrder } from "./invoice-number.ts";

describe("the key of an invoice number", () => {
  it.each([
    ["INV 007", "inv-7"],
    [" bp–2026–001 ", "BP 2026-1"],
    ["0012", "12"],
    ["2026-007", "2026-7"],
    ["A/0", "a/00"],
    ["ＩＮＶ７", "inv7"],
  ])("takes %s and %s for the same", (one, other) => {
    expect(numberKey(one)).toBe(numberKey(other));
  });

  it.each([
    ["INV 7", "INV 70"],
    ["INV 0", "INV"],
    ["INV 101", "INV 11"],
    ["A-1", "B-1"],
  ])("keeps %s and %s apart", (one, other) => {
    expect(numberKey(one)).not.toBe(numberKey(other));
  });

  it("is its own key, and does not mind case, spaces, dashes or leading noughts", () => {
    const parts = fc.record({ letters: fc.stringMatching(/^[a-zA-Z]{0,5}$/), number: fc.nat(), noughts: fc.nat(5) });
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(numberKey(numberKey(typed))).toBe(numberKey(typed));
      }),
    );
    fc.assert(
      fc.property(parts, fc.constantFrom("", " ", "-", " – "), ({ letters, number, noughts }, gap) => {
        const other = `${letters.toLowerCase()}${gap}${"0".repeat(noughts)}${number} `;
        expect(numberKey(other)).toBe(numberKey(`${letters}${number}`));
      }),
    );
  });

  it("keeps different numbers of one kind apart", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (one, other) => {
        expect(numberKey(`INV ${one}`) === numberKey(`INV ${other}`)).toBe(one === other);
      }),
    );
  });
});

it("compares orders however they are spaced, noughts and all", () => {
  expect(sameOrder("PO-00 12", "po 0012")).toBe(true);
  expect(sameOrder("PO-0012", "PO-12")).toBe(false);
});
