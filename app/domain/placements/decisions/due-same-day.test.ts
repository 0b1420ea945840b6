import fc from "fast-check";
import { expect, test } from "vitest";
import { toCalendar } from "#app/domain/calendar/bank-holidays.ts";
import { isWorkingDay } from "#app/domain/calendar/calendar.ts";
import { londonDate, londonTime, parseLondonTime } from "#app/domain/london-time.ts";
import { shippedCalendar } from "#db/defaults/bank-holidays.ts";
import { dueSameDay } from "./due-same-day.ts";

const calendar = toCalendar(shippedCalendar);
const london = (text: string) => parseLondonTime(text) as Date;

test.each([
  ["in the morning", "2026-09-15 09:30:00", "2026-09-15"],
  ["at midnight, as a lapse is", "2026-09-15 00:00:00", "2026-09-15"],
  ["on a Friday at 16:50", "2026-09-18 16:50:00", "2026-09-18"],
  ["on a Friday at 17:00", "2026-09-18 17:00:00", "2026-09-21"],
  ["at 17:30", "2026-09-15 17:30:00", "2026-09-16"],
  ["on a Saturday", "2026-09-19 10:00:00", "2026-09-21"],
  ["on a bank holiday", "2026-12-25 10:00:00", "2026-12-29"],
  ["on the night the clocks go back", "2026-10-25 01:30:00", "2026-10-26"],
])("rules 4 opened %s, it is due by 5pm of the working day", (_when, opened, dueOn) => {
  const { due, rule } = dueSameDay(calendar, london(opened));
  expect([londonDate(due), londonTime(due)]).toEqual([dueOn, expect.stringMatching(/^17:00/)]);
  expect(rule).toContain(calendar.version);
});

test.each([
  ["on the last working day", "2028-12-29 16:59:00", "2028-12-29", false],
  ["after 5pm on the last working day", "2028-12-29 17:00:00", "2029-01-01", true],
  ["past its end", "2029-03-30 09:00:00", "2029-03-30", true],
  ["on a Saturday past its end", "2029-03-31 09:00:00", "2029-04-02", true],
])("rules 4 where the calendar ends it is still due, and says so: %s", (_when, opened, dueOn, without) => {
  const { due, rule } = dueSameDay(calendar, london(opened));
  expect([londonDate(due), londonTime(due)]).toEqual([dueOn, expect.stringMatching(/^17:00/)]);
  expect(rule.includes("Without bank holidays: the calendar ends on 31 December 2028")).toBe(without);
});

test("rules 4 it is always due later, at 5pm London of a working day, and no later when opened earlier", () => {
  const moment = fc.date({
    min: new Date("2026-01-05T00:00:00Z"),
    max: new Date("2026-11-30T00:00:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 100 * 3_600_000 }), (opened, later) => {
      const { due } = dueSameDay(calendar, opened);
      expect(due > opened).toBe(true);
      expect([isWorkingDay(calendar, londonDate(due), "service"), londonTime(due).slice(0, 5)]).toEqual([
        true,
        "17:00",
      ]);
      expect(dueSameDay(calendar, new Date(opened.getTime() + later)).due >= due).toBe(true);
    }),
  );
});
