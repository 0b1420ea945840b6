import { Temporal } from "temporal-polyfill";
import { isDate } from "./civil-date.ts";

export { addDays, dayOfWeek, daysBetween, daysInMonth, isDate } from "./civil-date.ts";

const zone = "Europe/London";
const dayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** The London date (YYYY-MM-DD) on which an instant falls. */
export function londonDate(instant: Date): string {
  return inLondon(instant).toPlainDate().toString();
}

/** Today's London date. `now` is the clock's instant. */
export const today: (now: Date) => string = londonDate;

/** The time of day in London of an instant, as HH:MM:SS. */
export function londonTime(instant: Date): string {
  return inLondon(instant).toPlainTime().toString({ smallestUnit: "second" });
}

/**
 * The UTC instant of a London date and time (HH:MM or HH:MM:SS). The hour that spring skips counts on from before it
 * (01:30 becomes 02:30); of the hour that autumn repeats it is the first.
 */
export function instantAt(date: string, time: string): Date {
  const wall = Temporal.PlainDate.from(date).toZonedDateTime({
    timeZone: zone,
    plainTime: Temporal.PlainTime.from(time),
  });
  return new Date(wall.epochMilliseconds);
}

/** The UTC instant of "2026-12-24 17:01" (seconds if you like), a London time; undefined when there is no such date or time. */
export function parseLondonTime(text: string): Date | undefined {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})[ T]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)$/.exec(text.trim()) ?? [];
  return date && time && isDate(date) ? instantAt(date, time) : undefined;
}

/** A London date, or the London date of an instant: "15 September 2026"; long, "Tuesday 15 September 2026". */
export function formatDate(when: string | Date, style: "short" | "long" = "short"): string {
  const date = typeof when === "string" ? Temporal.PlainDate.from(when) : inLondon(when).toPlainDate();
  const short = `${date.day} ${monthName(date.month)} ${date.year}`;
  return style === "long" ? `${dayNames[date.dayOfWeek - 1]} ${short}` : short;
}

/** The London time of an instant: "5pm", "9:05am", "midday", "midnight". */
export function formatTime(instant: Date): string {
  const { hour, minute } = inLondon(instant);
  if (minute === 0 && hour % 12 === 0) return hour === 0 ? "midnight" : "midday";
  const minutes = minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`;
  return `${hour % 12 || 12}${minutes}${hour < 12 ? "am" : "pm"}`;
}

/** An instant in London's words: "5:01pm on 24 December 2026". */
export function formatDateTime(instant: Date): string {
  return `${formatTime(instant)} on ${formatDate(instant)}`;
}

/** A deadline as it is shown and sent: "Respond by 5pm on Tuesday 15 September 2026". */
export function formatDeadline(due: Date): string {
  return `Respond by ${formatTime(due)} on ${formatDate(due, "long")}`;
}

/** The full name of month 1 to 12. */
export function monthName(month: number): string {
  return monthNames[month - 1] ?? "";
}

/** The month (1 to 12) in "9", "09", "Sep", "sept" or "September"; undefined when it is none. */
export function parseMonth(text: string): number | undefined {
  const typed = text.trim().toLowerCase();
  if (/^\d{1,2}$/.test(typed)) return Number(typed) >= 1 && Number(typed) <= 12 ? Number(typed) : undefined;
  const index = typed.length < 3 ? -1 : monthNames.findIndex((name) => name.toLowerCase().startsWith(typed));
  return index === -1 ? undefined : index + 1;
}

function inLondon(instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
