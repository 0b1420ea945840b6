import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Calendar } from "#app/domain/calendar/calendar.ts";
import { addDays } from "#app/domain/london-time.ts";
import { reminderDue } from "./reminder-due.ts";

const calendar: Calendar = {
  version: "test",
  firstYear: 2026,
  lastYear: 2027,
  divisions: { "england-and-wales": ["2026-08-31"], scotland: [], "northern-ireland": [] },
  closureDays: [],
};

describe("row 24: the reminder of an open question", () => {
  test.each([
    // Wednesday 2 September: two working days before is Friday, with a bank holiday and a weekend between.
    ["2026-09-02", "2026-08-24", "2026-08-27", false],
    ["2026-09-02", "2026-08-24", "2026-08-28", true],
    ["2026-09-02", "2026-08-28", "2026-08-29", false],
    ["2026-09-02", "2026-08-28", "2026-09-02", true],
    ["2026-09-02", "2026-09-02", "2026-09-02", false],
    ["2026-09-02", null, "2026-09-03", false],
    // A run that was missed is caught up.
    ["2026-09-02", "2026-08-24", "2026-09-01", true],
    // Asked the day before: told then, and reminded only on the day.
    ["2026-09-02", "2026-09-01", "2026-09-01", false],
    // Beyond the known years only the day itself counts.
    ["2028-01-05", "2027-12-01", "2027-12-31", false],
    ["2028-01-05", "2027-12-01", "2028-01-05", true],
  ])("due on %s, told on %s: on %s %s", (dueOn, remindedOn, today, due) => {
    expect(reminderDue({ dueOn, remindedOn }, today, calendar)).toBe(due);
  });

  test("comes at most twice after asking, never on a day that told of it, never once it is late", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 60 }), (start, days) => {
        const asked = addDays("2026-02-01", start);
        const dueOn = addDays(asked, days);
        const told = [asked];
        for (let day = asked; day <= addDays(dueOn, 5); day = addDays(day, 1))
          if (reminderDue({ dueOn, remindedOn: told.at(-1) ?? null }, day, calendar)) told.push(day);
        expect(told.length).toBeLessThanOrEqual(3);
        expect(new Set(told).size).toBe(told.length);
        expect(told.at(-1)).toBe(dueOn);
      }),
    );
  });
});
