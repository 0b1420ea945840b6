import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatPounds, lineTotal, parsePounds, vat } from "./money.ts";

const pence = fc.integer({ min: 0, max: 99_999_999_999 });

describe("parsePounds", () => {
  test.each([
    ["£1,234.50", 123_450],
    ["45", 4_500],
    ["45.5", 4_550],
    [" £ 45.05 ", 4_505],
    ["0", 0],
    ["0.10", 10],
    ["007", 700],
    ["1,234,567", 123_456_700],
    ["999999999.99", 99_999_999_999],
  ])("%j is %i pence", (text, expected) => {
    expect(parsePounds(text)).toBe(expected);
  });

  test.each([
    "",
    "£",
    "45.123",
    "45.",
    ".50",
    "12,34",
    "1,2345",
    "-5",
    "1e3",
    "0x10",
    "٤٥",
    "45p",
    "$45",
    "1 000",
    "45\0",
    "9".repeat(10),
  ])("%j is refused", (text) => {
    expect(parsePounds(text)).toBeUndefined();
  });

  test("reads back whatever formatPounds writes", () => {
    fc.assert(
      fc.property(pence, (amount) => {
        expect(parsePounds(formatPounds(amount))).toBe(amount);
      }),
    );
  });
});

test.each([
  [0, "£0.00"],
  [5, "£0.05"],
  [4_500, "£45.00"],
  [99_999, "£999.99"],
  [123_450, "£1,234.50"],
  [123_456_789, "£1,234,567.89"],
  [-5, "−£0.05"],
])("formatPounds(%i) is %s", (amount, expected) => {
  expect(formatPounds(amount)).toBe(expected);
});

test.each([
  [100, 4_500, 4_500],
  [150, 4_501, 6_752],
  [33, 50, 17],
  [1, 49, 0],
  [1, 50, 1],
  [-150, 4_501, -6_752],
  [-1, 1, 0],
])("a quantity of %i hundredths at %i pence is %i pence", (quantity, price, expected) => {
  expect(lineTotal(quantity, price)).toBe(expected);
});

test.each([
  [10_000, 2_000, 2_000],
  [12, 2_000, 2],
  [13, 2_000, 3],
  [10, 500, 1],
  [9, 500, 0],
  [9_999, 0, 0],
  [-13, 2_000, -3],
])("VAT on %i pence at %i basis points is %i pence", (amount, rate, expected) => {
  expect(vat(amount, rate)).toBe(expected);
});

test("a credit is exactly the line it takes back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 10_000_000 }), (quantity, price) => {
      expect(lineTotal(-quantity, price) + lineTotal(quantity, price)).toBe(0);
    }),
  );
});

test("fractions of a penny are a mistake in the code", () => {
  expect(() => vat(10.5, 2_000)).toThrow(RangeError);
  expect(() => lineTotal(Number.NaN, 1)).toThrow(RangeError);
  expect(() => formatPounds(Number.MAX_VALUE)).toThrow(RangeError);
});
