import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCalendar } from "#app/domain/calendar/bank-holidays.ts";
import { addDays, dayOfWeek } from "#app/domain/london-time.ts";
import { shippedCalendar } from "#db/defaults/bank-holidays.ts";
import { challengeUntil, recordedByFor } from "./five-working-days.ts";
import { isAgreed, markingPeriod, weekOf, weekToShow } from "./marks.ts";

const calendar = toCalendar(shippedCalendar, []);
const dates = fc.integer({ min: 0, max: 1_000 }).map((days) => addDays("2025-03-01", days));
const pattern = [
  { day: "wed", half: "pm" },
  { day: "mon", half: "am" },
] as const;

describe("a week of marks", () => {
  it("holds the agreed halves in their order", () => {
    expect(weekOf("2026-09-21", [...pattern])).toEqual([
      { date: "2026-09-21", half: "am" },
      { date: "2026-09-23", half: "pm" },
    ]);
  });

  it("agrees with the pattern, half by half", () => {
    fc.assert(
      fc.property(dates, fc.constantFrom("am" as const, "pm" as const), (date, half) => {
        const monday = addDays(date, 1 - dayOfWeek(date));
        const listed = weekOf(monday, [...pattern]).some((one) => one.date === date && one.half === half);
        expect(isAgreed({ date, half }, [...pattern])).toBe(listed);
      }),
    );
  });

  it("shows the last week unless asked, and never one outside the placement", () => {
    const period = { first: "2026-09-23", last: "2026-10-07" };
    expect(weekToShow(period, undefined)).toBe("2026-10-05");
    expect(weekToShow(period, "2026-09-30")).toBe("2026-09-28");
    expect(weekToShow(period, "2020-01-01")).toBe("2026-09-21");
    expect(weekToShow(period, "2030-01-01")).toBe("2026-10-05");
  });
});

describe("when halves may be marked", () => {
  const placement = {
    startsOn: "2026-09-21",
    endsOn: "2026-12-18",
    startedAt: new Date("2026-09-14T09:00:00Z"),
    stoppedAt: null,
  };

  it("is never in the future nor after the end", () => {
    expect(markingPeriod(placement, "2026-10-01")).toEqual({ first: "2026-09-21", last: "2026-10-01" });
    expect(markingPeriod(placement, "2027-02-01").last).toBe("2026-12-18");
  });

  it("begins when the placement went live and stops when it was stopped, by London's clock", () => {
    const late = {
      ...placement,
      startedAt: new Date("2026-09-28T23:30:00Z"),
      stoppedAt: new Date("2026-11-02T12:00:00Z"),
    };
    expect(markingPeriod(late, "2026-12-01")).toEqual({ first: "2026-09-29", last: "2026-11-02" });
  });
});

describe("five working days to challenge", () => {
  it.each([
    ["2026-09-21", "2026-09-28"],
    ["2026-09-18", "2026-09-25"],
    ["2026-09-19", "2026-09-25"],
    ["2026-12-18", "2026-12-29"],
    ["2026-08-27", "2026-09-04"],
  ])("of a mark recorded on %s end with %s", (recorded, until) => {
    expect(challengeUntil(calendar, recorded)).toBe(until);
  });

  it("are over on the first day after them, and not before", () => {
    fc.assert(
      fc.property(dates, (today) => {
        const newest = recordedByFor(calendar, today);
        expect(challengeUntil(calendar, newest) < today).toBe(true);
        expect(challengeUntil(calendar, addDays(newest, 1)) >= today).toBe(true);
      }),
    );
  });
});
