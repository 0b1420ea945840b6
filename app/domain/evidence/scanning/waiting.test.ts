import fc from "fast-check";
import { expect, test } from "vitest";
import { nextCheck, nextTry } from "./waiting.ts";

const now = new Date("2026-09-14T09:00:00Z");
const minutes = (at: Date) => (at.getTime() - now.getTime()) / 60_000;

test("F17 a scanner that gives no verdict is asked again after 1, 2, 4 and 8 minutes, then every ten", () => {
  expect([1, 2, 3, 4, 5, 6].map((tries) => minutes(nextTry(tries, now)))).toEqual([1, 2, 4, 8, 10, 10]);
});

test("F17 however often it was tried, the next try is never given up nor put further off", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (tries) => {
      expect(minutes(nextTry(tries, now))).toBeGreaterThanOrEqual(1);
      expect(minutes(nextTry(tries, now))).toBeLessThanOrEqual(10);
    }),
  );
});

test("what is clean is checked again after a week", () => {
  expect(nextCheck(now)).toEqual(new Date("2026-09-21T09:00:00Z"));
});
