import { describe, expect, it } from "vitest";
import { asAt, endOf } from "./as-at.ts";

const now = new Date("2026-11-21T10:00:00Z");

describe("the day that an address asks for", () => {
  it.each([null, "", " ", "2026-11-21"])("is now for %j", (text) => {
    expect(asAt(text, now)).toEqual({ at: now, on: undefined });
  });

  it("is today's by London's clock, not by UTC", () => {
    const late = new Date("2026-07-01T23:30:00Z");
    expect(asAt("2026-07-02", late)).toEqual({ at: late, on: undefined });
    expect(asAt("2026-07-01", late)).toMatchObject({ on: "2026-07-01" });
  });

  it.each(["yesterday", "2026-02-30", "2026-13-01", "21/11/2026", "0000-01-01", "2026-11-20T00:00", "'; --"])(
    "asks for a real date instead of %s, and shows now",
    (text) => {
      expect(asAt(text, now)).toMatchObject({ at: now, on: undefined, problem: expect.stringContaining("real date") });
    },
  );

  it.each(["2026-11-22", "9999-12-31"])("asks for a day that has come instead of %s", (text) => {
    expect(asAt(text, now)).toMatchObject({
      ...{ at: now, on: undefined },
      problem: "The date must be today, 21 November 2026, or in the past",
    });
  });
});

describe("the end of a London date", () => {
  it.each([
    ["a winter's day", "2026-01-05", "2026-01-05T23:59:59.999Z"],
    ["a summer's day", "2026-07-01", "2026-07-01T22:59:59.999Z"],
    ["the day before the clocks go forward", "2026-03-28", "2026-03-28T23:59:59.999Z"],
    ["the day on which they go forward", "2026-03-29", "2026-03-29T22:59:59.999Z"],
    ["the day before they go back", "2026-10-24", "2026-10-24T22:59:59.999Z"],
    ["the day on which they go back", "2026-10-25", "2026-10-25T23:59:59.999Z"],
  ])("is right on %s", (_, date, instant) => {
    expect(endOf(date).toISOString()).toBe(instant);
    expect(asAt(date, now)).toEqual({ at: new Date(instant), on: date });
  });
});
