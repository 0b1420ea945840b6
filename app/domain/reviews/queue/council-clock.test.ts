import fc from "fast-check";
import { expect, test } from "vitest";
import type { ApplicationStatus } from "#app/domain/applications/application-status.ts";
import { toCalendar } from "#app/domain/calendar/bank-holidays.ts";
import { workingDayCounter } from "#app/domain/calendar/working-day-count.ts";
import { instantAt, londonDate } from "#app/domain/london-time.ts";
import { shippedCalendar } from "#db/defaults/bank-holidays.ts";
import { clockInWords, readClock } from "./council-clock.ts";

const count = workingDayCounter(toCalendar(shippedCalendar));
const targets = { firstResponse: 10, decision: 20 };
const at = (date: string) => instantAt(date, "10:00");
const move = (date: string, to: ApplicationStatus) => ({ at: at(date), to });

test("row 29: while a question waits for the provider the council’s clock stands still, and says so", () => {
  const asked = [move("2026-11-12", "information-requested")];
  const clock = readClock(count, at("2026-11-03"), asked, at("2026-11-27"));
  expect(clock).toMatchObject({ used: 7, stoppedSince: at("2026-11-12"), firstResponse: 7, responded: true });
  expect(clockInWords(clock, targets)).toBe(
    "7 of 20 working days; stopped since 12 November 2026, waiting for the provider",
  );
});

test("row 29: it runs on from the reply, the day of the reply not counted", () => {
  const moves = [move("2026-11-12", "information-requested"), move("2026-11-18", "submitted")];
  const clock = readClock(count, at("2026-11-03"), moves, at("2026-11-20"));
  expect(clock).toMatchObject({ used: 9, stoppedSince: undefined });
  expect(clockInWords(clock, targets)).toBe("9 of 20 working days");
});

test("row 29: bank holidays and weekends are nobody’s", () => {
  expect(readClock(count, at("2026-12-24"), [], at("2026-12-29")).used).toBe(1);
});

test("row 29: several questions at once stop it once", () => {
  const moves = [
    move("2026-11-05", "information-requested"),
    move("2026-11-06", "information-requested"),
    move("2026-11-10", "submitted"),
  ];
  expect(readClock(count, at("2026-11-03"), moves, at("2026-11-11")).used).toBe(3);
});

test("a year that the calendar does not know is not counted, rather than wrongly", () => {
  const clock = readClock(count, at("2024-11-03"), [], at("2026-11-11"));
  expect(clock.used).toBeUndefined();
  expect(clockInWords(clock, targets)).toContain("Not counted");
});

const day = fc.integer({ min: 0, max: 900 }).map((days) => new Date(Date.UTC(2026, 0, 5, 10) + days * 86_400_000));

test("row 29: stops never add time, and waiting never takes any away", () => {
  fc.assert(
    fc.property(fc.array(day, { minLength: 2, maxLength: 8 }), (days) => {
      const [sent, ...rest] = [...days].sort((a, b) => a.getTime() - b.getTime());
      const until = rest.at(-1);
      if (!sent || !until) return;
      const moves = rest.map((when, place) => ({
        at: when,
        to: place % 2 === 0 ? ("information-requested" as const) : ("submitted" as const),
      }));
      const used = readClock(count, sent, moves, until).used ?? 0;
      const later = readClock(count, sent, moves, new Date(until.getTime() + 5 * 86_400_000)).used ?? 0;
      expect(used).toBeLessThanOrEqual(count(londonDate(sent), londonDate(until)) ?? 0);
      expect(later).toBeGreaterThanOrEqual(used);
    }),
  );
});
