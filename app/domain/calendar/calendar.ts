import { Refused } from "#app/domain/errors.ts";
import { addDays, dayOfWeek, formatDate } from "#app/domain/london-time.ts";

export const divisions = ["england-and-wales", "scotland", "northern-ireland"] as const;
export type Division = (typeof divisions)[number];

/** What is known of days off: London dates as YYYY-MM-DD, complete from the start of `firstYear` to the end of `lastYear`. */
export type Calendar = {
  divisions: Record<Division, readonly string[]>;
  firstYear: number;
  lastYear: number;
  /** Names this state of the lists, for what is decided by it. */
  version: string;
  /** Days on which this council alone does not work. */
  closureDays: readonly string[];
};

/**
 * Two calendars that must not be mixed: the council's service clocks run on England and Wales and its own closure
 * days; a period of the Procurement Act 2023 (section 123) leaves out a bank holiday in any part of the UK.
 */
export type WorkingDays = "service" | "statutory";

/** A date before or after the years that the calendar knows: never silently taken as free of holidays. */
export class PastHorizon extends Refused {
  constructor(date: string, calendar: Calendar) {
    super(
      "",
      `The bank holidays known here run from ${calendar.firstYear} to ${calendar.lastYear}, so working days on ${formatDate(date)} cannot be counted. ` +
        "Ask an administrator to import GOV.UK's newest list: npm run import:bank-holidays -- FILE",
    );
  }
}

/** Whether a London date lies in the years whose days off are known. */
export function isKnown(calendar: Calendar, date: string): boolean {
  const year = Number(date.slice(0, 4));
  return year >= calendar.firstYear && year <= calendar.lastYear;
}

/**
 * The same without an end: past the years that it knows, weekdays and closure days alone are counted. For what must have
 * its day all the same; say so with the day where `isKnown` does not hold.
 */
export const endless = (calendar: Calendar): Calendar => ({ ...calendar, firstYear: 0, lastYear: 9999 });

/** Whether a London date is a working day. Throws PastHorizon. */
export function isWorkingDay(calendar: Calendar, date: string, which: WorkingDays): boolean {
  if (!isKnown(calendar, date)) throw new PastHorizon(date, calendar);
  if (dayOfWeek(date) > 5) return false;
  if (which === "statutory") return !divisions.some((division) => calendar.divisions[division].includes(date));
  return !calendar.divisions["england-and-wales"].includes(date) && !calendar.closureDays.includes(date);
}

/** The date itself when it is a working day, else the next that is. Throws PastHorizon. */
export function workingDayFrom(calendar: Calendar, date: string, which: WorkingDays): string {
  let day = date;
  while (!isWorkingDay(calendar, day, which)) day = addDays(day, 1);
  return day;
}

/** The working day that comes `days` (1 or more) working days after a date, the date itself not counted. Throws PastHorizon. */
export function addWorkingDays(calendar: Calendar, date: string, days: number, which: WorkingDays): string {
  let day = date;
  for (let counted = 0; counted < days; counted++) day = workingDayFrom(calendar, addDays(day, 1), which);
  return day;
}

/**
 * The last day of so many working days "beginning with" a date, which counts when it is one: a standstill of 8 working
 * days (Procurement Act 2023, section 51). Throws PastHorizon.
 */
export function workingDaysBeginningWith(
  calendar: Calendar,
  date: string,
  days: number,
  which: WorkingDays = "statutory",
): string {
  return addWorkingDays(calendar, addDays(date, -1), days, which);
}

/**
 * The last day of so many days "beginning with" a date, which counts as the first. An invoice's last lawful payment
 * date is the 30th day beginning with its receipt (Procurement Act 2023, section 68).
 */
export function daysBeginningWith(date: string, days: number): string {
  return addDays(date, days - 1);
}
