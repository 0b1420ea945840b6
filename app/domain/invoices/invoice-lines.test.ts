import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineFor, totalsOf } from "./invoice-lines.ts";
import { lastLawfulPaymentDate, timeLeft } from "./payment-clock.ts";

const day = { date: "2026-09-21", half: "am" } as const;
const agreed = {
  ratePence: 4_500,
  rateUnit: "session",
  hoursPerSessionHundredths: 250,
  vatBasisPoints: 2_000,
} as const;

describe("the line of a half day", () => {
  it.each([
    ["session", 100, 4_500],
    ["hour", 250, 11_250],
    ["day", 50, 2_250],
  ] as const)("at a rate for each %s", (rateUnit, quantityHundredths, netPence) => {
    expect(lineFor(day, { ...agreed, rateUnit })).toMatchObject({ quantityHundredths, netPence, ratePence: 4_500 });
  });

  it("rounds net and VAT half up, each on its own line", () => {
    const odd = lineFor(day, { ...agreed, rateUnit: "day", ratePence: 4_545 });
    expect(odd).toMatchObject({ netPence: 2_273, vatPence: 455 });
    expect(totalsOf([odd, odd, odd])).toEqual({ netPence: 6_819, vatPence: 1_365, totalPence: 8_184 });
  });

  it("makes totals in whole pence that add up, at any rate", () => {
    const rates = fc.record({
      ratePence: fc.nat(1_000_000),
      rateUnit: fc.constantFrom("session" as const, "hour" as const, "day" as const),
      hoursPerSessionHundredths: fc.integer({ min: 25, max: 1_200 }),
      vatBasisPoints: fc.constantFrom(0, 500, 2_000),
    });
    fc.assert(
      fc.property(fc.array(rates, { maxLength: 60 }), (all) => {
        const { netPence, vatPence, totalPence } = totalsOf(all.map((rate) => lineFor(day, rate)));
        expect([netPence, vatPence].every(Number.isSafeInteger)).toBe(true);
        expect(totalPence).toBe(netPence + vatPence);
      }),
    );
  });
});

describe("the thirty days", () => {
  it.each([
    ["2026-09-01", "2026-09-30"],
    ["2026-03-31", "2026-04-29"],
    ["2026-06-30", "2026-07-29"],
    ["2027-01-31", "2027-03-01"],
  ])("begin with %s and end with %s", (received, payBy) => {
    expect(lastLawfulPaymentDate(received)).toBe(payBy);
  });

  it("are said in words", () => {
    expect(timeLeft("2026-09-30", "2026-09-01")).toEqual({ left: "29 days left", urgent: false });
    expect(timeLeft("2026-09-30", "2026-09-29")).toEqual({ left: "1 day left", urgent: true });
    expect(timeLeft("2026-09-30", "2026-09-30")).toEqual({ left: "last day today", urgent: true });
    expect(timeLeft("2026-09-30", "2026-10-02")).toEqual({ left: "2 days late", urgent: true });
  });
});
