import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { toCalendar } from "#app/domain/calendar/bank-holidays.ts";
import { shippedCalendar } from "#db/defaults/bank-holidays.ts";
import { shippedWeights as weights } from "./award-weights.ts";
import { formatHundredths, type Offer, parts, perSession, rank, workingDaysLate } from "./comparison.ts";

const offer = (requestId: string, over: Partial<Offer> = {}): Offer => ({
  requestId,
  pricePence: 6000,
  km: 10,
  startOn: "2026-09-21",
  daysLate: 0,
  quality: 4,
  preference: 100,
  ...over,
});

describe("the worked comparison of the scheme's papers", () => {
  const ranked = rank(
    [
      offer("P1"),
      offer("P2", { pricePence: 5000, km: 4, daysLate: 2, quality: 3 }),
      offer("P3", { pricePence: 7500, km: null, quality: 5 }),
    ],
    weights,
    20,
  );
  const of = (id: string) => ranked.find((one) => one.requestId === id);
  const scores = (part: (typeof parts)[number]) =>
    ["P1", "P2", "P3"].map((id) => formatHundredths(of(id)?.parts[part].score ?? -1));

  it("scores each part", () => {
    expect(scores("price")).toEqual(["83.33", "100.00", "66.67"]);
    expect(scores("distance")).toEqual(["50.00", "80.00", "100.00"]);
    expect(scores("availability")).toEqual(["100.00", "80.00", "100.00"]);
    expect(scores("quality")).toEqual(["80.00", "60.00", "100.00"]);
  });

  it("adds up to 93.33, 82.67 and 76.00, in that order", () => {
    expect(ranked.map(({ requestId, total, place }) => [requestId, formatHundredths(total), place])).toEqual([
      ["P3", "93.33", 1],
      ["P1", "82.67", 2],
      ["P2", "76.00", 3],
    ]);
  });
});

describe("offers with equal points", () => {
  it("go to the nearest, then to the earlier start", () => {
    // 2 km nearer is worth one point more, which a fifth of the preference takes away again.
    const near = rank([offer("far"), offer("near", { km: 8, preference: 80 })], weights, 20);
    expect(near.map((one) => [one.requestId, one.total, one.tied])).toEqual([
      ["near", 8600, false],
      ["far", 8600, false],
    ]);
    const [first, second] = rank([offer("a", { startOn: "2026-09-18" }), offer("b")], weights, 20);
    expect([first?.requestId, first?.tied, second?.place]).toEqual(["a", false, 2]);
  });

  it("and nothing to tell them apart share a place, for a person to choose", () => {
    const ranked = rank([offer("b"), offer("a"), offer("c", { quality: 1 })], weights, 20);
    expect(ranked.map((one) => [one.requestId, one.place, one.tied])).toEqual([
      ["a", 1, true],
      ["b", 1, true],
      ["c", 3, false],
    ]);
  });

  it("prefer a place nearby to one online", () => {
    const [first] = rank([offer("online", { km: null }), offer("here", { km: 0 })], weights, 20);
    expect(first?.requestId).toBe("here");
  });
});

const anOffer = fc.record({
  pricePence: fc.integer({ min: 1, max: 1_000_00 }),
  km: fc.option(fc.integer({ min: 0, max: 120 })),
  startOn: fc.constantFrom("2026-09-21", "2026-09-22", "2026-09-25"),
  daysLate: fc.integer({ min: 0, max: 10 }),
  quality: fc.integer({ min: 0, max: 5 }),
  preference: fc.constantFrom(0, 50, 100),
});
const offers = fc
  .array(anOffer, { minLength: 1, maxLength: 12 })
  .map((many) => many.map((one, place) => ({ ...one, requestId: `R${String(place).padStart(2, "0")}` })));

describe("whatever the offers", () => {
  test("each total lies between 0 and 100.00 and is the sum of the parts shown", () => {
    fc.assert(
      fc.property(offers, fc.integer({ min: 0, max: 100 }), (many, limit) => {
        for (const { total, parts: shown } of rank(many, weights, limit)) {
          expect(total).toBe(parts.reduce((sum, part) => sum + shown[part].points, 0));
          expect(total).toBeGreaterThanOrEqual(0);
          expect(total).toBeLessThanOrEqual(100_00);
        }
      }),
    );
  });

  test("the order in which they came changes nothing", () => {
    fc.assert(
      fc.property(offers, (many) => {
        expect(rank([...many].reverse(), weights, 20)).toEqual(rank(many, weights, 20));
      }),
    );
  });

  test("a better judgement never takes an offer down", () => {
    fc.assert(
      fc.property(offers, (many) => {
        const [chosen] = many;
        if (!chosen || chosen.quality === 5) return;
        const placeOf = (list: typeof many) =>
          rank(list, weights, 20).find((one) => one.requestId === "R00")?.place ?? 0;
        const better = many.map((one) => (one === chosen ? { ...one, quality: one.quality + 1 } : one));
        expect(placeOf(better)).toBeLessThanOrEqual(placeOf(many));
      }),
    );
  });
});

test.each([
  ["2026-09-21", "2026-09-21", 0],
  ["2026-09-21", "2026-09-14", 0],
  ["2026-09-18", "2026-09-21", 1], // a weekend between
  ["2026-12-24", "2026-12-29", 1], // Christmas and its substitute day between
  ["2026-09-21", "2027-09-21", 10],
])("a start wanted on %s and offered on %s is %i working days late", (wanted, offered, late) => {
  expect(workingDaysLate(toCalendar(shippedCalendar), wanted, offered)).toBe(late);
});

test.each([
  [4500, "hour", 300, 13_500],
  [4500, "hour", 250, 11_250],
  [13_500, "session", 300, 13_500],
  [25_001, "day", 300, 12_501],
] as const)("%i pence for one %s of %i hundredths of an hour is %i for a session", (rate, unit, hours, price) => {
  expect(perSession(rate, unit, hours)).toBe(price);
});
