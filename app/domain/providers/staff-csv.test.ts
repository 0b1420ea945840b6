import fc from "fast-check";
import { expect, test } from "vitest";
import { staffChecks } from "./staff.ts";
import { type OnRecord, staffChanges } from "./staff-changes.ts";
import { errorsCsv, readStaffCsv, staffCsv } from "./staff-csv.ts";
import { comparedName, holdsCertificateNumber } from "./staff-words.ts";

const today = "2026-11-26";
const head = "Name,Role,Identity date,Identity level,Identity seen by";
const read = (...lines: string[]) => readStaffCsv([head, ...lines].join("\r\n"), today);

test("B29 any text is read, and none throws", () => {
  const some = fc.array(fc.constantFrom(head, '"', ",", "\r\n", "\n", "=1+1", "'", "Tess", "\ufeff", "1/2/2026", ";"));
  fc.assert(fc.property(fc.string(), (text) => void readStaffCsv(text, today)));
  fc.assert(
    fc.property(some, (parts) => {
      const { rows, errors } = readStaffCsv(parts.join(""), today);
      expect(rows.length + errors.length).toBeGreaterThan(0);
      errorsCsv(errors);
    }),
  );
});

const words = fc
  .string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(..."abcÉő'=+@-,\" \n0") })
  .map((text) => text.trim())
  .filter((text) => text !== "" && !/\d\D?\d/.test(text));
const onRecord: fc.Arbitrary<OnRecord> = fc.record({
  id: fc.uuid({ version: 7 }),
  name: words,
  role: words,
  checks: fc.uniqueArray(
    fc.record({
      check: fc.constantFrom(...staffChecks.map(({ value }) => value)),
      checkedOn: fc.constantFrom("2024-02-29", "2026-11-26", "1999-12-31"),
      level: fc.oneof(fc.constant(""), words),
      seenBy: words,
    }),
    { selector: ({ check }) => check },
  ),
});

test("what is downloaded and brought in again changes nothing", () => {
  fc.assert(
    fc.property(fc.uniqueArray(onRecord, { selector: ({ id }) => id, minLength: 1, maxLength: 5 }), (record) => {
      const stored = record.map((one) => ({
        ...one,
        name: one.name.normalize("NFC"),
        role: one.role.normalize("NFC"),
      }));
      const { rows, errors } = readStaffCsv(staffCsv(stored), today);
      expect(errors).toEqual([]);
      expect(staffChanges(rows, stored)).toMatchObject({ added: [], changed: [], same: stored.length, errors: [] });
    }),
  );
});

test("errors say their row and column; dates are day/month/year or ISO", () => {
  expect(read("Tess,Tutor,31/03/2026,,Bridget", "Ann,Tutor,2026-03-31,,Bridget").rows.map((row) => row.checks)).toEqual(
    Array(2).fill([{ check: "identity", checkedOn: "2026-03-31", level: "", seenBy: "Bridget" }]),
  );
  const { rows, errors } = read(
    ",Tutor,,,",
    "Tess,Tutor,31 March,,",
    "Ann,Tutor,30/02/2026,,B",
    "Bea,Tutor,27/11/2026,,B",
    "Cy,Tutor,01/01/2026,Number 001 234 567 890,B",
    "",
    "Dee,Tutor,,,",
    "dee,tutor,,,",
  );
  expect(rows.map(({ name }) => name)).toEqual(["Dee"]);
  expect(errors.map(({ line, column }) => [line, column])).toEqual([
    [2, "Name"],
    [3, "Identity date"],
    [3, "Identity seen by"],
    [4, "Identity date"],
    [5, "Identity date"],
    [6, "Identity level"],
    [9, "Name"],
  ]);
  expect(readStaffCsv("Name,Role,Certificate\nTess,Tutor,1", today).errors).toMatchObject([{ line: 0 }]);
});

test("rule 5 a DBS certificate's number is known however it is written", () => {
  for (const text of ["001234567890", "DBS 0012 3456 7890", "no 00-1234-567-890 seen"])
    expect(holdsCertificateNumber(text)).toBe(true);
  for (const text of ["Tess Tutor", "07700 900123", "Room 12, 2026"]) expect(holdsCertificateNumber(text)).toBe(false);
});

test("names are compared without case, accents, hyphens and spaces", () => {
  expect(comparedName(" Zoë  SMITH-JONES ")).toBe(comparedName("Zoe Smith Jones"));
  expect(comparedName("Zoe Smith")).not.toBe(comparedName("Zoe Smyth"));
});
