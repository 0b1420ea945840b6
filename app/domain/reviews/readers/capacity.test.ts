import fc from "fast-check";
import { expect, test } from "vitest";
import { firstShortfall, readingsLeft } from "./capacity.ts";

test("N26: the first day by which more is due than can be read is told, and by how much", () => {
  const demands = [
    { by: "2026-11-30", readings: 2, reviewerDays: 2 },
    { by: "2026-12-02", readings: 9, reviewerDays: 6 },
    { by: "2026-12-04", readings: 30, reviewerDays: 10 },
  ];
  expect(firstShortfall(demands, 10)).toEqual({ by: "2026-12-02", readings: 9, can: 6, short: 3 });
  expect(firstShortfall(demands, 30)).toBeUndefined();
  expect(["submitted", "recommended", "moderated"].map(readingsLeft)).toEqual([2, 1, 0]);
});

test("N26: more people at work never make it short sooner", () => {
  const demand = fc.record({ by: fc.constant("2026-12-02"), readings: fc.nat(40), reviewerDays: fc.nat(40) });
  fc.assert(
    fc.property(fc.array(demand), fc.nat(20), fc.integer({ min: 1, max: 30 }), (demands, more, tenths) => {
      const helped = demands.map((one) => ({ ...one, reviewerDays: one.reviewerDays + more }));
      if (!firstShortfall(demands, tenths)) expect(firstShortfall(helped, tenths)).toBeUndefined();
    }),
  );
});
