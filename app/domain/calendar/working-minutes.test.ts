import fc from "fast-check";
import { expect, test } from "vitest";
import { instantAt, londonDate, londonTime, parseLondonTime } from "#app/domain/london-time.ts";
import { shippedCalendar } from "#db/defaults/bank-holidays.ts";
import { toCalendar } from "./bank-holidays.ts";
import { isWorkingDay } from "./calendar.ts";
import { addWorkingMinutes } from "./working-minutes.ts";

const calendar = toCalendar(shippedCalendar);
const hours = { from: "09:00", to: "17:00" };
const shown = (instant: Date) => `${londonDate(instant)} ${londonTime(instant).slice(0, 5)}`;

test.each([
  ["2026-09-16 10:00", 60, "2026-09-16 11:00", "within the day"],
  ["2026-09-16 16:00", 60, "2026-09-16 17:00", "up to the end of the day, inclusive"],
  ["2026-09-16 16:30", 60, "2026-09-17 09:30", "over the night"],
  ["2026-09-18 16:55", 10, "2026-09-21 09:05", "over a weekend"],
  ["2026-09-19 12:00", 60, "2026-09-21 10:00", "begun at a weekend"],
  ["2026-12-24 16:30", 60, "2026-12-29 09:30", "over Christmas"],
  ["2026-09-16 06:00", 600, "2026-09-17 11:00", "longer than a day"],
  ["2099-01-05 10:00", 60, "2099-01-05 11:00", "past the calendar's horizon"],
])("from %s, %i minutes: %s (%s)", (from, minutes, until) => {
  expect(shown(addWorkingMinutes(calendar, parseLondonTime(from) as Date, minutes, hours))).toBe(until);
});

test("it always ends within the hours of a working day, later for more minutes", () => {
  const from = instantAt("2026-01-01", "00:00").getTime();
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500_000 }), fc.integer({ min: 1, max: 3000 }), (offset, minutes) => {
      const start = new Date(from + offset * 60_000);
      const end = addWorkingMinutes(calendar, start, minutes, hours);
      expect(isWorkingDay({ ...calendar, lastYear: 9999 }, londonDate(end), "service")).toBe(true);
      expect(londonTime(end) > "09:00:00" && londonTime(end) <= "17:00:00").toBe(true);
      expect(end.getTime() - start.getTime()).toBeGreaterThanOrEqual(minutes * 60_000);
      expect(addWorkingMinutes(calendar, start, minutes + 1, hours).getTime()).toBeGreaterThan(end.getTime());
    }),
  );
});
