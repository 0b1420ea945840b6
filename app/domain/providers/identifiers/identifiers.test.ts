import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accountNumberFault, sortCodeFault } from "./bank-account.ts";
import { charityNumberFault, icoNumberFault, tidyCharityNumber } from "./register-numbers.ts";
import { ukprnFault, urnFault } from "./school-numbers.ts";
import { tidyVatNumber, vatNumberFault } from "./vat-number.ts";

const digits = (length: number) =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((all) => all.join(""));

/** By the published recipe: take 97 from the weighted sum until it is no more than nought; what is left over are the two digits. */
function withCheckDigits(seven: string, newer: boolean): string | undefined {
  let left = [...seven].reduce((sum, digit, place) => sum + Number(digit) * (8 - place), newer ? 55 : 0);
  while (left > 0) left -= 97;
  return /[1-9]/.test(seven) ? `GB${seven}${String(-left).padStart(2, "0")}` : undefined;
}

describe("VAT numbers", () => {
  const good = fc
    .tuple(digits(7), fc.boolean())
    .map(([seven, newer]) => withCheckDigits(seven, newer))
    .filter((number) => number !== undefined);

  it("takes every number made by either recipe, however it is typed", () => {
    fc.assert(
      fc.property(good, fc.nat(11), (number, at) => {
        expect(vatNumberFault(number)).toBeUndefined();
        const spaced = ` ${number.slice(2, at + 2)} ${number.slice(at + 2)}`.toLowerCase();
        expect(tidyVatNumber(spaced)).toBe(number);
        expect(vatNumberFault(`${number}001`)).toBeUndefined();
      }),
    );
  });

  it("finds any one digit mistyped, unless the other recipe makes that number", () => {
    fc.assert(
      fc.property(good, fc.integer({ min: 2, max: 10 }), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const other = (Number(number[at]) + by) % 10;
        const wrong = `${number.slice(0, at)}${other}${number.slice(at + 1)}`;
        const alsoGood = [true, false].some((newer) => withCheckDigits(wrong.slice(2, 9), newer) === wrong);
        expect(vatNumberFault(wrong) === undefined).toBe(alsoGood);
      }),
    );
  });

  it.each([
    ["GB123456782", undefined],
    ["GB123456789", "Check your VAT number: its last two digits do not fit the others"],
    ["GB000000000", "Check your VAT number: its last two digits do not fit the others"],
    ["GB12345678", "VAT number must have 9 digits after GB: this one has 8"],
    ["FR123456782", "VAT number must be GB and digits only, like GB123456782"],
  ])("%s", (number, fault) => expect(vatNumberFault(number)).toBe(fault));
});

describe.each<[string, (number: string) => string | undefined, fc.Arbitrary<string>]>([
  ["UKPRN", ukprnFault, digits(7).map((rest) => `1${rest}`)],
  [
    "URN",
    urnFault,
    fc.oneof(
      digits(5).map((rest) => `1${rest}`),
      digits(4).map((rest) => `40${rest}`),
    ),
  ],
  ["charity number", charityNumberFault, digits(6).map((rest) => `SC${rest}`)],
  [
    "ICO number",
    icoNumberFault,
    fc.tuple(fc.constantFrom("A", "B", "1"), digits(6)).map(([one, rest]) => `Z${one}${rest}`),
  ],
  ["sort code", sortCodeFault, digits(5).map((rest) => `1${rest}`)],
  ["account number", accountNumberFault, digits(7).map((rest) => `1${rest}`)],
])("%s", (_, fault, good) => {
  it("takes its form, and never one character more, nor nothing", () => {
    fc.assert(
      fc.property(good, (number) => {
        expect(fault(number)).toBeUndefined();
        expect(fault(`${number}0`)).toMatch(/^[A-Z].*[^.]$/);
      }),
    );
    expect(fault("")).toBeDefined();
  });

  it("says something about anything at all, and throws at nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => ["string", "undefined"].includes(typeof fault(text))),
    );
  });
});

it.each([
  [ukprnFault, "20012345", "UKPRN must start with 1"],
  [ukprnFault, "1001234", "UKPRN must have 8 digits: this one has 7"],
  [urnFault, "10012345", "URN has 6 digits: this looks like a UKPRN, which has 8"],
  [urnFault, "923456", "URN must start with 1, or with 40 for a school in Wales"],
  [charityNumberFault, "12345", "Charity number must have 6 or 7 digits: this one has 5"],
  [charityNumberFault, "SC12345", "Charity number must have 6 digits after SC: this one has 5"],
  [charityNumberFault, "1234567-2", undefined],
  [icoNumberFault, "A1234567", "ICO registration number must start with Z, like ZA123456"],
  [icoNumberFault, "Z123456", "ICO registration number must have 8 characters: this one has 7"],
  [sortCodeFault, "000000", "Sort code must not be all zeros"],
  [accountNumberFault, "12345", "Account number must have 6 to 8 digits: this one has 5"],
] as const)("says what is wrong with a number: %o %s", (fault, number, says) => expect(fault(number)).toBe(says));

it("reads a Scottish charity's number with its dash", () => expect(tidyCharityNumber("sc-012 345")).toBe("SC012345"));
