import { describe, expect, it } from "vitest";
import { lineFor, totalsOf } from "#app/domain/invoices/invoice-lines.ts";
import { formatPounds } from "#app/domain/money.ts";
import type { Column, Field } from "#app/domain/question-sets/question.ts";
import { attribute, textOf } from "#e2e/faults/drawn-form.tsx";
import { post } from "#e2e/faults/posted-form.ts";

const postcode: Column = { kind: "shortText", name: "value", noun: "the postcode", format: "postcode" };
describe("B5: postcodes", () => {
  it.each([
    ["hr1 2zz", "HR1 2ZZ"],
    ["HR12ZZ", "HR1 2ZZ"],
    [" HR1  2ZZ ", "HR1 2ZZ"],
    ["hr1\u00A02zz", "HR1 2ZZ"],
    ["EH1 1YZ", "EH1 1YZ"],
    ["je2 3ab", "JE2 3AB"],
    ["BF1 0AX", "BF1 0AX"],
    ["SW1A 1AA", "SW1A 1AA"],
  ])("B5: “%s” is read as %s and shown again as typed", (typed, read) => {
    const { problems, values, shown } = post([postcode], { "QUE-01.value": typed });
    expect(problems).toEqual({});
    expect(values.value).toBe(read);
    expect(shown["QUE-01.value"]).toBe(typed);
  });

  it.each(["BFPO 1", "GIR 0AA", "HR1", "12345", "HR1 2Z", "HR1 2ZZZ", "ＨＲ１ ２ＺＺ", "near Hereford"])(
    "B5: “%s” gets a sentence with an example, and is shown again",
    (typed) => {
      const { problems, shown } = post([postcode], { "QUE-01.value": typed });
      expect(problems).toEqual({ "QUE-01.value": "Enter a full UK postcode, like HR1 2AA" });
      expect(shown["QUE-01.value"]).toBe(typed);
    },
  );
});

describe("B6: dates", () => {
  const day: Column = { kind: "date", name: "value", noun: "the date of the check", when: "past" };
  const boxes = (prefix: string, parts: readonly string[]) =>
    Object.fromEntries(["day", "month", "year"].map((part, place) => [`${prefix}-${part}`, parts[place] ?? ""]));
  it.each<[string[], string]>([
    [["29", "2", "2025"], "The date of the check must be a real date, like 27 3 2026"],
    [["31", "6", "2025"], "The date of the check must be a real date, like 27 3 2026"],
    [["12", "31", "2025"], "The date of the check must be a real date, like 27 3 2026"],
    [["1", "2", "0026"], "The date of the check must be a real date, like 27 3 2026"],
    [["1", "2", "26"], "The date of the check must be a real date, like 27 3 2026"],
    [["tomorrow", "", ""], "The date of the check must include a month and year"],
    [["1", "", "2025"], "The date of the check must include a month"],
    [["", "", ""], "Enter the date of the check"],
    [["28", "3", "2026"], "The date of the check must be today or in the past"],
  ])(
    "B6: %j gets its own sentence at the date, by itself or in a table, and the boxes keep what was typed",
    (parts, message) => {
      const alone = post([day], boxes("QUE-01.value", parts));
      expect(alone.problems).toEqual({ "QUE-01.value": message });
      expect(alone.shown).toEqual(boxes("QUE-01.value", parts));
      expect(alone.elements.filter((one) => attribute(one, "id") === "QUE-01.value-error").map(textOf)).toEqual([
        `Error: ${message}`,
      ]);
      const table: Field = {
        kind: "table",
        name: "rows",
        noun: "the row",
        row: "row",
        maxRows: 3,
        columns: [day, { kind: "shortText", name: "short", noun: "it" }],
      };
      const row = post([table], { ...boxes("QUE-01.rows.0.value", parts), "QUE-01.rows.0.short": "x" });
      expect(row.problems).toEqual({ "QUE-01.rows.0.value": message });
      expect(row.shown).toMatchObject(boxes("QUE-01.rows.0.value", parts));
    },
  );
});

const rate: Column = { kind: "money", name: "value", noun: "the rate" };
describe("B7: money", () => {
  it("B7: £1,234.5 is 123450 pence, and stays as typed", () => {
    const { problems, values, shown, words } = post([rate], { "QUE-01.value": "£1,234.5" });
    expect([problems, values, words]).toEqual([{}, { value: 123_450 }, ["£1,234.50"]]);
    expect(shown["QUE-01.value"]).toBe("£1,234.5");
  });

  it.each(["1.005", "1e3", "-0", "١٢", "1000000000000000", "0x10", "1,23", "NaN", "Infinity", "£"])(
    "B7: “%s” is no amount in pounds, and stays as typed",
    (typed) => {
      const { problems, values, shown } = post([rate], { "QUE-01.value": typed });
      expect(problems).toEqual({ "QUE-01.value": "The rate must be an amount in pounds, like 45 or 45.50" });
      expect([values, shown["QUE-01.value"]]).toEqual([{}, typed]);
    },
  );
});

it("B8: three lines of £33.335 are rounded one by one, half a penny up, and the sum is that of the lines shown", () => {
  const { values } = post([rate], { "QUE-01.value": "66.67" });
  const half = { date: "2026-03-02", half: "am" } as const;
  const agreed = {
    ratePence: Number(values.value),
    rateUnit: "day",
    hoursPerSessionHundredths: 300,
    vatBasisPoints: 2000,
  } as const;
  const lines = [half, half, half].map((one) => lineFor(one, agreed));
  expect(lines.map(({ netPence, vatPence }) => [formatPounds(netPence), formatPounds(vatPence)])).toEqual(
    Array.from({ length: 3 }, () => ["£33.34", "£6.67"]),
  );
  expect(totalsOf(lines)).toEqual({ netPence: 10_002, vatPence: 2001, totalPence: 12_003 });
  expect(post([rate], { "QUE-01.value": "33.335" }).problems).toEqual({
    "QUE-01.value": "The rate must be an amount in pounds, like 45 or 45.50",
  });
});
