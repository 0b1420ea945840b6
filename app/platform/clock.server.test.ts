import { expect, test } from "vitest";
import { createClock, isClockSetting } from "#app/platform/clock.server.ts";

test("without a setting it is the real time", () => {
  expect(Math.abs(createClock()().getTime() - Date.now())).toBeLessThan(1000);
});

test("an instant stands still", () => {
  const clock = createClock("2026-12-24T17:01:00Z");
  expect(clock().toISOString()).toBe("2026-12-24T17:01:00.000Z");
  expect(clock()).toEqual(clock());
});

test.each([
  ["P3D", 3 * 86_400_000],
  ["-PT2H", -7_200_000],
  ["P1WT1M", 7 * 86_400_000 + 60_000],
])("%s is an offset from real time", (setting, offset) => {
  expect(Math.abs(createClock(setting)().getTime() - Date.now() - offset)).toBeLessThan(1000);
});

test.each(["", "P", "PT", "P1M", "2026-12-24", "2026-13-24T17:01:00Z", "2026-12-24T17:01:00", "tomorrow"])(
  "%s is refused",
  (setting) => {
    expect(isClockSetting(setting)).toBe(false);
    expect(() => createClock(setting)).toThrow(RangeError);
  },
);
