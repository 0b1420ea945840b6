import { expect, test } from "vitest";
import { interestState } from "./interest-state.ts";

const asked = new Date("2026-09-01T09:00:00Z");
const after = (days: number) => new Date(asked.getTime() + days * 86_400_000);
const row = (confirmed?: number, stopped?: number) => ({
  askedAt: asked,
  confirmedAt: confirmed === undefined ? null : after(confirmed),
  stoppedAt: stopped === undefined ? null : after(stopped),
});

test.each([
  ["fresh", row(), 6.9, "confirm"],
  ["never confirmed in time", row(), 7, "gone"],
  ["confirmed, however long ago", row(1), 900, "confirmed"],
  ["stopped", row(1, 2), 3, "stopped"],
  ["stopped before it was confirmed", row(undefined, 1), 2, "stopped"],
  ["stopped, then asked for again", row(-30, -20), 1, "confirm"],
  ["stopped, asked for again and not confirmed in time", row(-30, -20), 8, "gone"],
] as const)("%s", (_name, times, days, state) => {
  expect(interestState(times, after(days))).toBe(state);
});
