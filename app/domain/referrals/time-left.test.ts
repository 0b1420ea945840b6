import { expect, test } from "vitest";
import { daysWaiting, timeLeft } from "./time-left.ts";

const due = new Date("2026-09-15T16:00:00Z");

test.each([
  ["2026-09-12T16:00:00Z", "Due in 3 days", false],
  ["2026-09-13T16:00:01Z", "Due in 47 hours", false],
  ["2026-09-15T11:00:00Z", "Due in 5 hours", false],
  ["2026-09-15T14:00:01Z", "Due in 1 hour", true],
  ["2026-09-15T15:20:00Z", "Due in 40 minutes", true],
  ["2026-09-15T16:00:00Z", "Due in less than a minute", true],
  ["2026-09-15T16:01:00Z", "1 minute late", true],
  ["2026-09-17T16:00:00Z", "2 days late", true],
])("at %s: %s", (now, text, urgent) => expect(timeLeft(due, new Date(now))).toEqual({ text, urgent }));

test("waiting counts whole days", () => {
  expect(
    [due, new Date("2026-09-16T16:00:00Z"), new Date("2026-09-18T15:59:00Z")].map((now) => daysWaiting(due, now)),
  ).toEqual(["Today", "1 day", "2 days"]);
});
