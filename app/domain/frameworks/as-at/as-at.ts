import { addDays, type CivilDate, isDate } from "#app/domain/civil-date.ts";
import { formatDate, instantAt, londonDate } from "#app/domain/london-time.ts";

/** The instant (UTC) that a page speaks of; `on` is the past London date that was asked for. `problem` is in plain words. */
export type AsAt = { at: Date; on: CivilDate | undefined; problem?: string };

const FIRST = "1900-01-01";

/**
 * Which instant `?on=YYYY-MM-DD` asks for: the end of that London date, or now when it is today or left out. A text
 * that is no date, or a day to come, asks for now and says what is wrong.
 */
export function asAt(text: string | null, now: Date): AsAt {
  const typed = text?.trim() ?? "";
  if (!typed) return { at: now, on: undefined };
  if (!isDate(typed) || typed < FIRST)
    return { at: now, on: undefined, problem: "Enter a real date as year, month and day, like 2026-03-27" };
  const today = londonDate(now);
  if (typed > today)
    return { at: now, on: undefined, problem: `The date must be today, ${formatDate(today)}, or in the past` };
  return typed === today ? { at: now, on: undefined } : { at: endOf(typed), on: typed };
}

/** The last millisecond (UTC) of a London date, also of the days on which the clocks change. */
export const endOf = (date: CivilDate): Date => new Date(instantAt(addDays(date, 1), "00:00").getTime() - 1);
