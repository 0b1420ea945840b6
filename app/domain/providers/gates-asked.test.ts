import { expect, test } from "vitest";
import { forLot } from "#app/domain/question-sets/for-lot.ts";
import { alternativeProvision } from "#db/defaults/question-sets/alternative-provision.ts";
import { gatesAsked } from "./gates-asked.ts";

const million = 100_000_000;

test.each([
  ["education", { "INS-01": 5 * million, "INS-02": 10 * million, "INS-04": null }, "always"],
  ["mentoring", { "INS-01": 5 * million, "INS-02": 5 * million, "INS-03": million, "INS-04": null }, "in-person"],
  ["tuition", { "INS-01": 5 * million, "INS-02": 5 * million, "INS-03": million, "INS-04": null }, "in-person"],
  ["specialist", { "INS-01": 5 * million, "INS-02": 5 * million, "INS-03": 2 * million }, "never"],
])("%s asks for its own insurances and visit", (lot, insurances, visit) => {
  const asked = gatesAsked(forLot(alternativeProvision, lot));
  expect(Object.fromEntries(asked.insurances.map(({ id, leastPence }) => [id, leastPence]))).toEqual(insurances);
  expect(asked.visit).toBe(visit);
});
