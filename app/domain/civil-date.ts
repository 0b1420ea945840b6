/** A London date, YYYY-MM-DD; such dates compare as text. */
export type CivilDate = string;

// Counting working days steps through these for every row of a list, and forms count in the browser too: on a civil
// date plain arithmetic is exact, and needs no time zones.
const utcDay = (date: CivilDate): number => Date.parse(`${date}T00:00:00Z`);
const DAY_MS = 86_400_000;
const two = (number: number): string => String(number).padStart(2, "0");

/** The date with these numbers, each in its range. */
export const civilDate = (year: number, month: number, day: number): CivilDate => `${year}-${two(month)}-${two(day)}`;

/** Whether a text is a date of the calendar, written YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The number of days in a month (1 to 12) of a year. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The date so many days later, or earlier when `days` is negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(utcDay(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The date this many months earlier, on the last day of a shorter month: 31 May less three months is 28 or 29 February. */
export function monthsBefore(date: CivilDate, months: number): CivilDate {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const count = year * 12 + (month - 1) - months;
  const earlier = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
  return civilDate(earlier.year, earlier.month, Math.min(day, daysInMonth(earlier.year, earlier.month)));
}

/** How many days `to` lies after `from`; negative when before it. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((utcDay(to) - utcDay(from)) / DAY_MS);
}

/** The day of the week of a date: 1 is Monday, 7 is Sunday. */
export function dayOfWeek(date: CivilDate): number {
  return new Date(utcDay(date)).getUTCDay() || 7;
}
