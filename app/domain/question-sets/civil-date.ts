import { partOf, type Typed, textOf } from "./typed.ts";

/** A London date, YYYY-MM-DD; such dates compare as text. */
export type CivilDate = string;

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const two = (number: number): string => String(number).padStart(2, "0");

/** The date this many months earlier, on the last day of a shorter month: 31 May less three months is 28 or 29 February. */
export function monthsBefore(date: CivilDate, months: number): CivilDate {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const count = year * 12 + (month - 1) - months;
  const earlier = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
  return `${earlier.year}-${two(earlier.month)}-${two(Math.min(day, daysIn(earlier.year, earlier.month)))}`;
}

/** The date this many days earlier. */
export function daysBefore(date: CivilDate, days: number): CivilDate {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, day - days)).toISOString().slice(0, 10);
}

/** A real date from the three parts typed, or what is wrong with them: the parts left empty, or not a real date. */
export function readDate(typed: Typed | undefined): { date: CivilDate } | { missing: string[] } | { unreal: true } {
  const names = ["day", "month", "year"];
  const missing = names.filter((name) => textOf(partOf(typed, name)) === "");
  if (missing.length > 0) return { missing };
  const [day, month, year] = names.map((name) => textOf(partOf(typed, name)));
  if (!/^\d{1,2}$/.test(day ?? "") || !/^\d{1,2}$/.test(month ?? "") || !/^[12]\d{3}$/.test(year ?? "")) {
    return { unreal: true };
  }
  const [d, m, y] = [Number(day), Number(month), Number(year)];
  if (m < 1 || m > 12 || d < 1 || d > daysIn(y, m)) return { unreal: true };
  return { date: `${y}-${two(m)}-${two(d)}` };
}
