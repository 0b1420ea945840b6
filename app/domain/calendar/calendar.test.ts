import { expect, test } from "vitest";
import { shippedCalendar } from "#db/defaults/bank-holidays.ts";
import { toCalendar } from "./bank-holidays.ts";
import {
  addWorkingDays,
  daysBeginningWith,
  isWorkingDay,
  PastHorizon,
  workingDayFrom,
  workingDaysBeginningWith,
} from "./calendar.ts";
import { deadline } from "./deadline.ts";

const calendar = toCalendar(shippedCalendar);

test.each([
  ["2026-06-08", "2026-06-18", "2026-06-17"],
  ["2026-03-30", "2026-04-10", "2026-04-10"],
  ["2026-09-14", "2026-09-23", "2026-09-23"],
  ["2026-11-23", "2026-12-03", "2026-12-02"],
  ["2026-12-17", "2026-12-30", "2026-12-30"],
  ["2026-06-13", "2026-06-25", "2026-06-24"],
])(
  "a standstill of 8 working days beginning with %s ends on %s (England and Wales alone would say %s)",
  (start, end, wrong) => {
    expect(workingDaysBeginningWith(calendar, start, 8)).toBe(end);
    expect(workingDaysBeginningWith(calendar, start, 8, "service")).toBe(wrong);
  },
);

test.each([
  [30, "2026-09-01", "2026-09-30"],
  [30, "2026-03-31", "2026-04-29"],
  [30, "2026-06-30", "2026-07-29"],
  [30, "2027-01-31", "2027-03-01"],
  [120, "2026-09-14", "2027-01-11"],
  [180, "2026-09-14", "2027-03-12"],
])("%i days beginning with %s end on %s", (days, start, end) => {
  expect(daysBeginningWith(start, days)).toBe(end);
});

test("N4: two calendars: a standstill from 8 June 2026 ends on the 18th, a referral’s answer ignores Scotland’s 15 June", () => {
  expect(workingDaysBeginningWith(calendar, "2026-06-08", 8)).toBe("2026-06-18");
  expect(deadline(calendar, new Date("2026-06-12T09:00:00Z")).due.toISOString()).toBe("2026-06-15T16:00:00.000Z");
});

test("a holiday in one part of the UK stops the statutory clock, and ours only in England and Wales", () => {
  expect(isWorkingDay(calendar, "2026-06-15", "service")).toBe(true);
  expect(isWorkingDay(calendar, "2026-06-15", "statutory")).toBe(false);
  expect(isWorkingDay(calendar, "2026-12-28", "service")).toBe(false);
  expect(isWorkingDay(calendar, "2026-09-19", "service")).toBe(false);
});

test("the council's own closure days stop its own clock only", () => {
  const closed = toCalendar(shippedCalendar, ["2026-12-29"]);
  expect(isWorkingDay(closed, "2026-12-29", "service")).toBe(false);
  expect(isWorkingDay(closed, "2026-12-29", "statutory")).toBe(true);
});

test("working days are counted over weekends and holidays", () => {
  expect(addWorkingDays(calendar, "2026-04-02", 1, "service")).toBe("2026-04-07");
  expect(addWorkingDays(calendar, "2026-12-24", 3, "service")).toBe("2026-12-31");
  expect(workingDayFrom(calendar, "2026-12-25", "service")).toBe("2026-12-29");
  expect(workingDayFrom(calendar, "2026-12-29", "service")).toBe("2026-12-29");
});

test("a year that the calendar does not know is refused, in words for the person at the screen", () => {
  expect(() => isWorkingDay(calendar, "2029-01-02", "service")).toThrow(PastHorizon);
  expect(() => isWorkingDay(calendar, "2024-12-31", "statutory")).toThrow(PastHorizon);
  expect(() => addWorkingDays(calendar, "2028-12-29", 1, "service")).toThrow(
    "The bank holidays known here run from 2025 to 2028, so working days on 1 January 2029 cannot be counted.",
  );
});
