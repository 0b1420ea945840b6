import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatDeadline, instantAt, londonDate, londonTime, parseLondonTime } from "#app/domain/london-time.ts";
import { shippedCalendar } from "#db/defaults/bank-holidays.ts";
import { toCalendar } from "./bank-holidays.ts";
import { isWorkingDay, PastHorizon } from "./calendar.ts";
import { deadline, reminders } from "./deadline.ts";
import { deadlineVectors } from "./deadline-vectors.ts";

const calendar = toCalendar(shippedCalendar);
const machineZone = process.env.TZ;

describe.each(["UTC", "Europe/London", "America/St_Johns"])("on a machine in %s", (timeZone) => {
  beforeAll(() => {
    process.env.TZ = timeZone;
    expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(timeZone === "America/St_Johns" ? 210 : 0);
  });

  afterAll(() => {
    process.env.TZ = machineZone;
  });

  test.each(deadlineVectors)("sent $sent ($why): $shown", ({ sent, deemed, due, shown }) => {
    const result = deadline(calendar, london(sent));
    expect(result.sent).toEqual(london(sent));
    expect(result.deemed).toBe(deemed);
    expect(result.due).toEqual(new Date(due));
    expect(formatDeadline(result.due)).toBe(shown);
  });
});

test("the vectors are sixteen", () => {
  expect(new Set(deadlineVectors.map((vector) => vector.sent)).size).toBe(16);
});

test("the cut-off is inclusive to the second and not a moment longer", () => {
  const justAfter = new Date(london("2026-09-14 17:00:00").getTime() + 1);
  expect(deadline(calendar, justAfter).deemed).toBe("2026-09-15");
});

test("a council may set other times", () => {
  const early = deadline(calendar, london("2026-09-14 12:00:01"), { cutOff: "12:00", due: "10:30" });
  expect(early).toMatchObject({ deemed: "2026-09-15", due: new Date("2026-09-16T09:30:00Z") });
  expect(early.rule).toContain("up to midday");
  expect(early.rule).toContain("due by 10:30am");
});

test("the rule names the calendar it used, closure days included", () => {
  expect(deadline(calendar, london("2026-09-14 10:00")).rule).toContain("version gov.uk-2026-08.");
  const closed = toCalendar(shippedCalendar, ["2026-09-15"]);
  const result = deadline(closed, london("2026-09-14 10:00"));
  expect(result.due).toEqual(new Date("2026-09-16T16:00:00Z"));
  expect(result.rule).toContain("version gov.uk-2026-08 and 1 closure day of the council.");
});

test("past the calendar there is no deadline, but what to import", () => {
  expect(() => deadline(calendar, london("2028-12-29 10:00"))).toThrow(PastHorizon);
  expect(() => deadline(calendar, london("2028-12-29 10:00"))).toThrow("npm run import:bank-holidays -- FILE");
  expect(() => deadline(calendar, london("2024-12-31 10:00"))).toThrow(PastHorizon);
  expect(deadline(calendar, london("2028-12-28 10:00")).due).toEqual(new Date("2028-12-29T17:00:00Z"));
});

const from = Date.UTC(2025, 0, 1);
const instants = fc.integer({ min: 0, max: Date.UTC(2028, 11, 20) - from }).map((ms) => new Date(from + ms));
const dates = instants.map(londonDate);

test("a deadline is at 5pm on a working day, after the sending", () => {
  fc.assert(
    fc.property(instants, (sent) => {
      const { due, deemed } = deadline(calendar, sent);
      expect(isWorkingDay(calendar, londonDate(due), "service")).toBe(true);
      expect(isWorkingDay(calendar, deemed, "service")).toBe(true);
      expect(londonTime(due)).toBe("17:00:00");
      expect(due.getTime()).toBeGreaterThan(sent.getTime());
    }),
  );
});

test("what is sent later is never due earlier", () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 0, max: 5 * 24 * 3_600_000 }), (sent, later) => {
      const after = deadline(calendar, new Date(sent.getTime() + later));
      expect(after.due.getTime()).toBeGreaterThanOrEqual(deadline(calendar, sent).due.getTime());
    }),
  );
});

test("a closure day never makes a deadline earlier", () => {
  fc.assert(
    fc.property(instants, fc.array(dates, { minLength: 1, maxLength: 4 }), fc.nat(5), (sent, closures, gap) => {
      const near = londonDate(new Date(sent.getTime() + gap * 24 * 3_600_000));
      const closed = toCalendar(shippedCalendar, [...closures, near]);
      expect(deadline(closed, sent).due.getTime()).toBeGreaterThanOrEqual(deadline(calendar, sent).due.getTime());
    }),
  );
});

describe("reminders", () => {
  const remindersOf = (sent: string) =>
    reminders(calendar, deadline(calendar, london(sent))).map((time) => `${londonDate(time)} ${londonTime(time)}`);

  test.each([
    ["2026-09-14 10:00", ["2026-09-15 08:00:00", "2026-09-15 15:00:00"]],
    ["2026-09-18 09:00", ["2026-09-21 08:00:00", "2026-09-21 15:00:00"]],
    ["2026-09-14 18:00", ["2026-09-16 08:00:00", "2026-09-16 15:00:00"]],
    ["2026-12-24 10:00", ["2026-12-29 08:00:00", "2026-12-29 15:00:00"]],
  ])("of what is sent %s come at %j", (sent, expected) => {
    expect(remindersOf(sent)).toEqual(expected);
  });

  test("come one time only, and never when it is too late", () => {
    const due = instantAt("2026-09-15", "09:00");
    const times = reminders(calendar, { sent: instantAt("2026-09-14", "16:30"), due });
    expect(times).toEqual([instantAt("2026-09-15", "08:00")]);
    expect(
      reminders(calendar, { sent: instantAt("2026-09-14", "17:30"), due: instantAt("2026-09-15", "08:00") }),
    ).toEqual([]);
  });

  test("come in office hours of working days, between sending and deadline", () => {
    fc.assert(
      fc.property(instants, (sent) => {
        const { due } = deadline(calendar, sent);
        for (const time of reminders(calendar, { sent, due })) {
          expect(isWorkingDay(calendar, londonDate(time), "service")).toBe(true);
          expect(londonTime(time) >= "08:00:00" && londonTime(time) <= "17:00:00").toBe(true);
          expect(time > sent && time < due).toBe(true);
        }
      }),
    );
  });
});

function london(time: string): Date {
  return parseLondonTime(time) ?? expect.fail(`${time} is no London time`);
}
