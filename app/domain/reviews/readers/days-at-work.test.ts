import { expect, test } from "vitest";
import { toCalendar } from "#app/domain/calendar/bank-holidays.ts";
import { shippedCalendar } from "#db/defaults/bank-holidays.ts";
import { daysAtWork, isAway, workingDaysAhead } from "./days-at-work.ts";

const calendar = toCalendar(shippedCalendar);

test("N26: holidays of a reviewer count from their first day to their last, weekends and bank holidays for nothing", () => {
  const ahead = workingDaysAhead(calendar, "2026-12-21");
  expect([ahead[0], ahead.at(-1), ahead.length]).toEqual(["2026-12-21", "2027-01-06", 10]);
  const away = [{ from: "2026-12-24", to: "2027-01-03" }];
  expect(daysAtWork(ahead, away)).toBe(6);
  expect(["2026-12-23", "2026-12-24", "2027-01-03", "2027-01-04"].map((day) => isAway(away, day))).toEqual([
    ...[false, true, true, false],
  ]);
});

test("beyond the known years there are no days, rather than an error", () => {
  expect(workingDaysAhead(calendar, "2029-01-02")).toEqual([]);
});
