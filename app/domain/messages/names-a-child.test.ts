import { expect, test } from "vitest";
import { namesAChild } from "./names-a-child.ts";

test.each([
  ["Her UPN is A123456789012", "a unique pupil number"],
  ["NHS number 943 476 5919", "an NHS number"],
  ["He was born on 3 May 2014", "a date of birth"],
  ["DOB: 03/05/2014", "a date of birth"],
  ["The pupil’s name is Ottoline", "a child’s name"],
])("%s: that tells who a child is", (text, what) => {
  expect(namesAChild(text)).toBe(what);
});

test.each([
  "Placement PLA-7K3M-9Q starts on 3 May 2027",
  "Ring me on 01632 960 100, or at 10:30",
  "Our certificate A12345678 ends on 31 March 2027",
  "Invoice INV-2026-0042 for £1,234.50 is unpaid",
])("%s: that does not", (text) => {
  expect(namesAChild(text)).toBeUndefined();
});
