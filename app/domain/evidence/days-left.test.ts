import { expect, test } from "vitest";
import { daysLeft } from "./days-left.ts";

test.each([
  ["2026-12-10", "ends in 13 days"],
  ["2026-11-28", "ends tomorrow"],
  ["2026-11-27", "ends today"],
  ["2026-11-26", "ended yesterday"],
  ["2026-10-27", "ended 31 days ago"],
  ["2027-03-29", "ends in 122 days"],
])("a document that ends on %s %s", (endsOn, words) => {
  expect(daysLeft(endsOn, "2026-11-27")).toBe(words);
});
