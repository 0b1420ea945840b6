import { expect, test } from "vitest";
import { medianUp } from "./median.ts";
import { timeInWords } from "./time-to-decision.ts";

test("the middle of an even number of decisions is rounded up", () => {
  expect(medianUp([])).toBeUndefined();
  expect(medianUp([7])).toBe(7);
  expect(medianUp([9, 1, 4])).toBe(4);
  expect(medianUp([4, 5, 1, 9])).toBe(5);
});

test("row 29: an applicant reads what it took, or honestly that too few were decided", () => {
  expect(timeInWords({ decided: 3, targetWorkingDays: 20 })).toBe(
    "We aim to decide within 20 working days. We have decided only 3 on this lot in the last 12 months: too few to say how long it takes.",
  );
  expect(timeInWords({ decided: 0, targetWorkingDays: 20 })).toContain("We have decided none on this lot");
  expect(timeInWords({ medianWorkingDays: 12, decided: 8, targetWorkingDays: 20 })).toContain(
    "half of the decisions on this lot took 12 working days or less (8 decisions)",
  );
});
