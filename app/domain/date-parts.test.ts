import fc from "fast-check";
import { expect, test } from "vitest";
import { type DatePart, dateParts, parseDateParts } from "./date-parts.ts";
import { addDays } from "./london-time.ts";

const parts = (text: string) => {
  const [day = "", month = "", year = ""] = text.split("/");
  return { day, month, year };
};

test.each([
  ["15/9/2026", "2026-09-15"],
  [" 05 /sept/ 2026", "2026-09-05"],
  ["29/February/2028", "2028-02-29"],
])("%s is %s", (typed, date) => {
  expect(parseDateParts(parts(typed))).toEqual({ ok: true, date });
});

const faults: [string, DatePart[], string][] = [
  ["//", ["day", "month", "year"], "Enter start date"],
  ["15//2026", ["month"], "Start date must include a month"],
  ["/ /2026", ["day", "month"], "Start date must include a day and month"],
  ["15/13/2026", ["month"], "Start date must have a month from 1 to 12, such as 9 or September"],
  ["15/smarch/2026", ["month"], "Start date must have a month from 1 to 12, such as 9 or September"],
  ["32/9/2026", ["day"], "Start date must have a day from 1 to 31"],
  ["0/9/2026", ["day"], "Start date must have a day from 1 to 31"],
  ["1.5/9/2026", ["day"], "Start date must have a day from 1 to 31"],
  ["15/9/26", ["year"], "Start date must have a year of 4 numbers, such as 2026"],
  ["15/9/20261", ["year"], "Start date must have a year of 4 numbers, such as 2026"],
  ["31/6/2026", ["day"], "Start date must be a real date: June 2026 has 30 days"],
  ["29/2/2027", ["day"], "Start date must be a real date: February 2027 has 28 days"],
];

test.each(faults)("%s: the fault is in %j", (typed, wrong, message) => {
  expect(parseDateParts(parts(typed), "Start date")).toEqual({ ok: false, parts: wrong, message });
});

test("every stored date goes into the boxes and comes back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 80_000 }), (days) => {
      const date = addDays("1950-01-01", days);
      expect(parseDateParts(dateParts(date))).toEqual({ ok: true, date });
    }),
  );
  expect(dateParts(undefined)).toEqual({ day: "", month: "", year: "" });
});
