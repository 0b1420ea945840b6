import { expect, it } from "vitest";
import { ageInWords } from "./check-age.ts";

it.each([
  [{ result: null, checkedOn: null, days: null }, "Never checked: blocks awards", true],
  [
    { result: "fail", checkedOn: "2026-09-15", days: 1 },
    "Not passed on 15 September 2026, 1 day ago: blocks awards",
    true,
  ],
  [
    { result: "pass", checkedOn: "2026-08-17", days: 30 },
    "Checked on 17 August 2026, 30 days ago: counts until today",
    false,
  ],
  [
    { result: "pass", checkedOn: "2026-08-16", days: 31 },
    "Checked on 16 August 2026, 31 days ago: too old, blocks awards",
    true,
  ],
  [
    { result: "pass", checkedOn: "2026-09-16", days: 0 },
    "Checked on 16 September 2026, 0 days ago: counts 30 more days",
    false,
  ],
])("row 31 the age of a check in words: %j", (check, text, bad) =>
  expect(ageInWords(check, 30)).toEqual({ text, bad }),
);
