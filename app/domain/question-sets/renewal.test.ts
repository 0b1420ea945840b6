import { expect, it } from "vitest";
import { dateAsked, lastDay } from "./renewal.ts";

const rule = (renewal: { months: number } | "fromDocument" | "never") => ({ kind: "policy", renewal, grace: true });

it.each([
  [rule({ months: 12 }), "dated", "2027-03-31"],
  [rule({ months: 11 }), "dated", "2027-02-28"],
  [rule("fromDocument"), "ends", "2026-03-31"],
  [rule("never"), undefined, undefined],
] as const)("%j asks for %s and counts until %s", (evidence, asked, until) => {
  expect(dateAsked(evidence)).toBe(asked);
  expect(lastDay(evidence, "2026-03-31")).toBe(until);
});
