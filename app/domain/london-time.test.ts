import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  addDays,
  dayOfWeek,
  daysBetween,
  formatDate,
  formatDateTime,
  formatDeadline,
  formatTime,
  instantAt,
  isDate,
  londonDate,
  londonTime,
  parseLondonTime,
  parseMonth,
  today,
} from "./london-time.ts";

const machineZone = process.env.TZ;

describe.each(["UTC", "Europe/London", "America/St_Johns"])("on a machine in %s", (timeZone) => {
  beforeAll(() => {
    process.env.TZ = timeZone;
    expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(timeZone === "America/St_Johns" ? 210 : 0);
  });

  afterAll(() => {
    process.env.TZ = machineZone;
  });

  test("the London date of an instant, in summer and winter", () => {
    expect(londonDate(new Date("2026-09-14T22:59:59Z"))).toBe("2026-09-14");
    expect(today(new Date("2026-09-14T23:00:00Z"))).toBe("2026-09-15");
    expect(londonDate(new Date("2026-12-14T23:30:00Z"))).toBe("2026-12-14");
    expect(londonTime(new Date("2026-09-14T16:00:01.900Z"))).toBe("17:00:01");
  });

  test("the instant of a London time, also where the clocks change", () => {
    expect(instantAt("2026-09-15", "17:00").toISOString()).toBe("2026-09-15T16:00:00.000Z");
    expect(instantAt("2026-12-29", "17:00:01").toISOString()).toBe("2026-12-29T17:00:01.000Z");
    expect(instantAt("2026-10-25", "01:30").toISOString()).toBe("2026-10-25T00:30:00.000Z");
    expect(instantAt("2027-03-28", "01:30").toISOString()).toBe("2027-03-28T01:30:00.000Z");
  });

  test("dates and times in words", () => {
    expect(formatDate("2026-09-15")).toBe("15 September 2026");
    expect(formatDate("2026-09-05", "long")).toBe("Saturday 5 September 2026");
    expect(formatDate(new Date("2026-09-14T23:30:00Z"), "long")).toBe("Tuesday 15 September 2026");
    expect(formatDateTime(new Date("2026-12-24T17:01:00Z"))).toBe("5:01pm on 24 December 2026");
    expect(formatDeadline(new Date("2026-09-15T16:00:00Z"))).toBe("Respond by 5pm on Tuesday 15 September 2026");
  });

  test("reads a London time typed on a command line", () => {
    expect(parseLondonTime("2026-12-24 17:01")?.toISOString()).toBe("2026-12-24T17:01:00.000Z");
    expect(parseLondonTime("2026-09-14T17:00:01")?.toISOString()).toBe("2026-09-14T16:00:01.000Z");
  });
});

test.each([
  ["00:00", "midnight"],
  ["00:05", "12:05am"],
  ["09:00", "9am"],
  ["12:00", "midday"],
  ["12:30", "12:30pm"],
  ["17:00", "5pm"],
])("%s is %s", (time, words) => {
  expect(formatTime(instantAt("2026-09-15", time))).toBe(words);
});

test.each([
  "",
  "tomorrow",
  "2026-13-01 10:00",
  "2026-02-29 10:00",
  "2026-09-14",
  "2026-09-14 24:00",
  "2026-09-14 10:60",
  "2026-9-14 10:00",
  "2026-09-14 10:00Z",
])("%j is no London time", (text) => {
  expect(parseLondonTime(text)).toBeUndefined();
});

test("dates are counted by the calendar, not by hours", () => {
  expect(addDays("2026-10-24", 2)).toBe("2026-10-26");
  expect(addDays("2028-03-01", -1)).toBe("2028-02-29");
  expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
  expect(daysBetween("2026-10-26", "2025-10-26")).toBe(-365);
  expect(dayOfWeek("2026-09-14")).toBe(1);
  expect(dayOfWeek("2026-09-20")).toBe(7);
});

test("isDate takes real dates only", () => {
  expect(isDate("2028-02-29")).toBe(true);
  expect(["2027-02-29", "2026-00-10", "2026-01-00", "15/09/2026", "2026-09-15T00:00"].filter(isDate)).toEqual([]);
});

test("months are read as numbers or names", () => {
  expect(["9", "09", "sep", "Sept", " SEPTEMBER "].map(parseMonth)).toEqual([9, 9, 9, 9, 9]);
  expect(["0", "13", "", "s", "ju", "smarch", "9.5"].map(parseMonth)).toEqual(Array(7).fill(undefined));
});
