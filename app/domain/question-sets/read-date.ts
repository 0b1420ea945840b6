import { type CivilDate, civilDate, isDate } from "#app/domain/civil-date.ts";
import { partOf, type Typed, textOf } from "./typed.ts";

/** A real date from the three parts typed, or what is wrong with them: the parts left empty, or not a real date. */
export function readDate(typed: Typed | undefined): { date: CivilDate } | { missing: string[] } | { unreal: true } {
  const names = ["day", "month", "year"];
  const missing = names.filter((name) => textOf(partOf(typed, name)) === "");
  if (missing.length > 0) return { missing };
  const [day = "", month = "", year = ""] = names.map((name) => textOf(partOf(typed, name)));
  const numbers = /^\d{1,2}$/.test(day) && /^\d{1,2}$/.test(month) && /^[12]\d{3}$/.test(year);
  const date = civilDate(Number(year), Number(month), Number(day));
  return numbers && isDate(date) ? { date } : { unreal: true };
}
