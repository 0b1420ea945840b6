import { parse } from "csv-parse/sync";
import { csvOf, textOfCell } from "#app/domain/csv.ts";
import { parseDateParts } from "#app/domain/date-parts.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { type StaffCheckName, staffChecks, staffRow, staffRowCheck } from "./staff.ts";

/** The most people that one list may hold. */
export const MOST_ROWS = 10_000;

export type CheckSeen = { check: StaffCheckName; checkedOn: string; level: string; seenBy: string };
/** A person as a line of the list has them; `line` counts from 1, the headings included; `id` is empty for someone new. */
export type StaffRow = { line: number; id: string; name: string; role: string; checks: CheckSeen[] };
/** What is wrong, where: line 0 is the file as a whole. */
export type RowError = { line: number; column: string; message: string };

const REFERENCE = "Reference";
const headings = [
  REFERENCE,
  "Name",
  "Role",
  ...staffChecks.flatMap(({ label }) => [`${label} date`, `${label} level`, `${label} seen by`]),
];

/** The record as a list to keep, or to change and bring in again; with nobody in it, the template. */
export const staffCsv = (rows: readonly Omit<StaffRow, "line">[]): string =>
  csvOf([
    headings,
    ...rows.map(({ id, name, role, checks }) => [
      id,
      name,
      role,
      ...staffChecks.flatMap(({ value }) => {
        const seen = checks.find(({ check }) => check === value);
        return seen ? [seen.checkedOn.split("-").reverse().join("/"), seen.level, seen.seenBy] : ["", "", ""];
      }),
    ]),
  ]);

/** The errors of a list, as a list. */
export const errorsCsv = (errors: readonly RowError[]): string =>
  csvOf([["Row", "Column", "What is wrong"], ...errors.map((one) => [String(one.line), one.column, one.message])]);

/**
 * Reads a list of staff: each row that is whole, and each thing that is wrong by row and column. Any text is read; none
 * throws. An empty cell says nothing: what is on record stays. `today` is London's.
 */
export function readStaffCsv(text: string, today: string): { rows: StaffRow[]; errors: RowError[] } {
  let lines: string[][];
  try {
    lines = parse(text, { bom: true, relax_column_count: true });
  } catch {
    return whole("The file cannot be read as a CSV: a quotation mark is out of place. Save it as CSV again");
  }
  const [head = [], ...body] = lines;
  const places = headings.map((heading) => head.findIndex((cell) => same(cell, heading)));
  if (places[1] === -1 || places[2] === -1)
    return whole("The first row must be the headings of the template, with Name and Role among them");
  const unknown = head.filter((cell) => cell.trim() !== "" && !headings.some((heading) => same(cell, heading)));
  if (unknown.length > 0) return whole(`Take out this column, or name it as in the template: ${unknown[0]?.trim()}`);
  if (new Set(head.map((cell) => cell.trim().toLowerCase()).filter(Boolean)).size < head.filter((c) => c.trim()).length)
    return whole("A column stands in the file twice");
  if (body.length > MOST_ROWS) return whole("The file has more than 10,000 rows. Bring it in in parts");
  const errors: RowError[] = [];
  const rows = body.flatMap((cells, index) => {
    if (cells.every((cell) => cell.trim() === "")) return [];
    const cell = (heading: string) => textOfCell(cells[places[headings.indexOf(heading)] ?? -1] ?? "").trim();
    const found = readRow(index + 2, cell, today);
    if ("errors" in found) errors.push(...found.errors);
    return "row" in found ? [found.row] : [];
  });
  if (rows.length === 0 && errors.length === 0) return whole("There is nobody in the file");
  const twice = repeated(rows);
  errors.push(...twice);
  errors.sort((a, b) => a.line - b.line);
  const bad = new Set(twice.map(({ line }) => line));
  return { rows: rows.filter(({ line }) => !bad.has(line)), errors };
}

const whole = (message: string) => ({ rows: [], errors: [{ line: 0, column: "", message }] });
const same = (cell: string, heading: string) => cell.trim().toLowerCase() === heading.toLowerCase();

type ReadRow = { row: StaffRow } | { errors: RowError[] };

function readRow(line: number, cell: (heading: string) => string, today: string): ReadRow {
  const errors: RowError[] = [];
  const wrong = (column: string, message: string) => errors.push({ line, column, message });
  const id = cell(REFERENCE).toLowerCase();
  if (id && !isUuid(id)) wrong(REFERENCE, "Leave this empty for someone new, or as it was downloaded");
  const who = staffRow.safeParse({ name: cell("Name").normalize("NFC"), role: cell("Role").normalize("NFC") });
  for (const { path, message } of who.error?.issues ?? []) wrong(path[0] === "name" ? "Name" : "Role", message);
  const checks = staffChecks.flatMap(({ value, label }): CheckSeen[] => {
    const [date, level, seenBy] = [cell(`${label} date`), cell(`${label} level`), cell(`${label} seen by`)];
    if (!date && !level && !seenBy) return [];
    const on = readDate(date, today);
    if ("message" in on) wrong(`${label} date`, on.message);
    const words = staffRowCheck.safeParse({ level: level.normalize("NFC"), seenBy: seenBy.normalize("NFC") });
    for (const { path, message } of words.error?.issues ?? [])
      wrong(`${label} ${path[0] === "level" ? "level" : "seen by"}`, message);
    return "date" in on && words.success ? [{ check: value, checkedOn: on.date, ...words.data }] : [];
  });
  return errors.length > 0 || !who.success ? { errors } : { row: { line, id, ...who.data, checks } };
}

function readDate(typed: string, today: string): { date: string } | { message: string } {
  const [, y, m, d] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed) ?? [];
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed) ?? [];
  if (!typed) return { message: "Enter the date of the check" };
  if (!y && !day) return { message: "Write the date as day/month/year, such as 31/03/2026" };
  const parsed = parseDateParts({ day: day ?? d ?? "", month: month ?? m ?? "", year: year ?? y ?? "" });
  if (!parsed.ok) return { message: parsed.message };
  return parsed.date > today ? { message: "The date of the check must be today or in the past" } : parsed;
}

/** Nobody stands in a list twice, by reference or, without one, by name and role. */
function repeated(rows: readonly StaffRow[]): RowError[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ line, id, name, role }) => {
    const key = id || JSON.stringify([name.toLowerCase(), role.toLowerCase()]);
    const before = first.get(key);
    if (before === undefined) first.set(key, line);
    return before === undefined ? [] : [{ line, column: "Name", message: `This person is already in row ${before}` }];
  });
}
