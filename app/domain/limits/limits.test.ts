import { expect, it } from "vitest";
import { delayAt } from "./limits.ts";

it("holds the answer from the second half of what is allowed, twice as long each time, four seconds at most", () => {
  const ten = { uses: 10, minutes: 5 };
  expect([1, 5, 6, 7, 8, 9, 10, 11, 1000].map((uses) => delayAt(uses, ten))).toEqual([
    0, 0, 250, 500, 1_000, 2_000, 4_000, 4_000, 4_000,
  ]);
  expect([25, 26].map((uses) => delayAt(uses, { uses: 50, minutes: 5 }))).toEqual([0, 250]);
  expect([1, 2].map((uses) => delayAt(uses, { uses: 1, minutes: 5 }))).toEqual([0, 250]);
});
