import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { csvOf, textOfCell } from "./csv.ts";

const readBack = (csv: string): string[][] => parse(csv, { relaxColumnCount: true }) as string[][];

it.each([
  ['=HYPERLINK("https://evil.example","Click")', `"'=HYPERLINK(""https://evil.example"",""Click"")"`],
  ["+441432960001", "'+441432960001"],
  ["-5", "'-5"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1+1", "'\t=1+1"],
  ["＝1+1", "'＝1+1"],
  ["'=1+1", "''=1+1"],
  ["'tis", "'tis"],
  ["O'Neill, Jane", '"O\'Neill, Jane"'],
  ["1 − 1 = 0", "1 − 1 = 0"],
  ["two\r\nlines", '"two\r\nlines"'],
])("B4: the cell %j stands as %j, which no spreadsheet reckons out, and is read back", (text, written) => {
  expect(csvOf([["A", text]])).toBe(`A,${written}\r\n`);
  expect(
    readBack(csvOf([["A", text]]))
      .flat()
      .map(textOfCell),
  ).toEqual(["A", text]);
});

it("B4: any rows are read back as they were, and none begins a formula", () => {
  const cell = fc.oneof(fc.string({ unit: "grapheme" }), fc.stringMatching(/^'{0,2}[=+\-@\t]?[",\r\na-z]{0,5}$/));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      const cells = readBack(csvOf(rows));
      expect(cells.map((row) => row.map(textOfCell))).toEqual(rows);
      expect(cells.flat().filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([]);
    }),
  );
});
