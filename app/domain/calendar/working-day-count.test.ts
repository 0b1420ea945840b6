import { expect, it } from "vitest";
import { shippedCalendar } from "#db/defaults/bank-holidays.ts";
import { toCalendar } from "./bank-holidays.ts";
import { workingDayCounter } from "./working-day-count.ts";

const count = workingDayCounter(toCalendar(shippedCalendar));

it.each([
  ["2026-09-07", "2026-09-07", 0],
  ["2026-09-07", "2026-09-08", 1],
  ["2026-09-11", "2026-09-14", 1],
  ["2026-12-24", "2026-12-29", 1],
  ["2026-12-24", "2027-01-04", 4],
  ["2024-12-31", "2026-01-05", undefined],
  ["2028-12-29", "2029-01-02", undefined],
])("after %s and up to %s lie %s working days", (since, today, days) => {
  expect(count(since, today)).toBe(days);
});
