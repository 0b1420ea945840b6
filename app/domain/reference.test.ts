import fc from "fast-check";
import { expect, test } from "vitest";
import { newReference, parseReference } from "./reference.ts";

const references = fc
  .array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 5, maxLength: 5 })
  .map((numbers) => newReference("APP", () => numbers.pop() ?? 0));
const characters = "23456789CDFGHJKMNPQRTWX";
const places = [4, 5, 6, 7, 9, 10];

test("a reference has a prefix, five characters and a check, and no vowel", () => {
  expect(newReference("APP")).toMatch(/^APP-[23456789CDFGHJKMNPQRTWX]{4}-[23456789CDFGHJKMNPQRTWX]{2}$/);
});

test("it is read back in any case and spacing", () => {
  fc.assert(
    fc.property(references, (reference) => {
      expect(parseReference(reference)).toBe(reference);
      expect(parseReference(`  ${reference.toLowerCase().replaceAll("-", " ")} `, "APP")).toBe(reference);
      expect(parseReference(reference.replaceAll("-", "–"))).toBe(reference);
      expect(parseReference(reference.replaceAll("-", ""))).toBe(reference);
      expect(parseReference(reference, "REF")).toBeUndefined();
    }),
  );
});

test("one mistyped character is always caught", () => {
  fc.assert(
    fc.property(references, fc.constantFrom(...places), fc.constantFrom(...characters), (reference, place, wrong) => {
      fc.pre(reference[place] !== wrong);
      expect(parseReference(reference.slice(0, place) + wrong + reference.slice(place + 1))).toBeUndefined();
    }),
    { numRuns: 2000 },
  );
});

test("two swapped neighbours are always caught", () => {
  fc.assert(
    fc.property(references, fc.integer({ min: 0, max: places.length - 2 }), (reference, index) => {
      const [left, right] = [places[index] ?? 0, places[index + 1] ?? 0];
      const swapped = [...reference];
      [swapped[left], swapped[right]] = [swapped[right] ?? "", swapped[left] ?? ""];
      fc.pre(swapped[left] !== swapped[right]);
      expect(parseReference(swapped.join(""))).toBeUndefined();
    }),
    { numRuns: 2000 },
  );
});

test.each(["", "APP", "APP-7K3M", "7K3M-9Q", "APP-OIL0-11", "ÀPP-2222-22", "APP-2222-22-2222-22", "\0"])(
  "%j is no reference",
  (text) => {
    expect(parseReference(text)).toBeUndefined();
  },
);
