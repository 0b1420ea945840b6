import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "#app/domain/civil-date.ts";
import { askInWords, dueStep, RENEWAL_STEPS, stepsFrom } from "./due-step.ts";

const end = "2027-03-31";
const stepOn = (left: number) => dueStep(RENEWAL_STEPS, end, addDays(end, -left));

it("row 18: the newest step that is due, and none before the first or after the end", () => {
  expect([61, 60, 31, 30, 14, 8, 7, 2, 1, 0, -1].map(stepOn)).toEqual([
    undefined,
    60,
    60,
    30,
    14,
    14,
    7,
    7,
    1,
    0,
    undefined,
  ]);
});

it("row 18: each step comes once, in order, as the days pass", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(100), { minLength: 1 }), (list) => {
      const steps = stepsFrom(list);
      const seen = Array.from({ length: 102 }, (_, index) => dueStep(steps, end, addDays(end, index - 101)));
      expect([...new Set(seen.filter((step) => step !== undefined))]).toEqual(steps);
    }),
  );
});

it("row 19: checks of staff are declared again, in other words than a certificate that ends", () => {
  const rule = { renewal: { months: 6 }, grace: false } as const;
  expect(askInWords("Record", { kind: "central-record", ...rule }, end, end)).toMatch(/^Tell us again how your checks/);
  expect(askInWords("Public liability insurance: certificate", { kind: "insurance", ...rule }, end, "2027-03-30")).toBe(
    "Public liability insurance certificate ends on 31 March 2027, tomorrow",
  );
});
