import { lowerFirst } from "#app/domain/lower-first.ts";
import { civilDate, daysInMonth } from "./civil-date.ts";
import { monthName, parseMonth } from "./london-time.ts";

export type DatePart = "day" | "month" | "year";
export type DateParts = Record<DatePart, string>;
export type ParsedDate = { ok: true; date: string } | { ok: false; parts: DatePart[]; message: string };

const order: DatePart[] = ["day", "month", "year"];

/**
 * The London date (YYYY-MM-DD) in what was typed in the three boxes of a date question, or which boxes are wrong and
 * a message that starts with the name of the question ("Start date must include a month"). Months may be names.
 */
export function parseDateParts(typed: DateParts, name = "Date"): ParsedDate {
  const missing = order.filter((part) => typed[part].trim() === "");
  if (missing.length === order.length) return wrong(order, `Enter ${lowerFirst(name)}`);
  if (missing.length > 0) return wrong(missing, `${name} must include a ${missing.join(" and ")}`);

  const year = /^\d{4}$/.test(typed.year.trim()) ? Number(typed.year) : undefined;
  const month = parseMonth(typed.month);
  const day = /^\d{1,2}$/.test(typed.day.trim()) ? Number(typed.day) : undefined;
  if (day === undefined || day < 1 || day > 31) return wrong(["day"], `${name} must have a day from 1 to 31`);
  if (month === undefined) return wrong(["month"], `${name} must have a month from 1 to 12, such as 9 or September`);
  if (year === undefined || year < 1900 || year > 2199)
    return wrong(["year"], `${name} must have a year of 4 numbers, such as 2026`);

  const last = daysInMonth(year, month);
  if (day > last) return wrong(["day"], `${name} must be a real date: ${monthName(month)} ${year} has ${last} days`);
  return { ok: true, date: civilDate(year, month, day) };
}

/** The three boxes that show a stored date; empty for none. */
export function dateParts(date: string | undefined): DateParts {
  const [year = "", month = "", day = ""] = date?.split("-") ?? [];
  return { day: day.replace(/^0/, ""), month: month.replace(/^0/, ""), year };
}

function wrong(parts: DatePart[], message: string): ParsedDate {
  return { ok: false, parts, message };
}
