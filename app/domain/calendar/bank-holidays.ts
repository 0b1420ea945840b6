import { z } from "zod";
import { Refused } from "#app/domain/errors.ts";
import { isDate } from "#app/domain/london-time.ts";
import { type Calendar, type Division, divisions } from "./calendar.ts";

export type BankHoliday = { division: Division; date: string; title: string };

/** The bank holidays of every division, complete from `firstYear` to `lastYear`, as published at `source`. */
export type BankHolidays = {
  version: string;
  source: string;
  firstYear: number;
  lastYear: number;
  holidays: BankHoliday[];
};

type Known = Pick<BankHolidays, "version" | "firstYear" | "lastYear"> & {
  holidays: readonly { division: string; date: string }[];
};

/** The calendar that these bank holidays and a council's own closure days (London dates) make. */
export function toCalendar(known: Known, closureDays: readonly string[] = []): Calendar {
  const datesOf = (division: Division) =>
    known.holidays.filter((holiday) => holiday.division === division).map((holiday) => holiday.date);
  return {
    divisions: {
      "england-and-wales": datesOf("england-and-wales"),
      scotland: datesOf("scotland"),
      "northern-ireland": datesOf("northern-ireland"),
    },
    firstYear: known.firstYear,
    lastYear: known.lastYear,
    version: known.version,
    closureDays,
  };
}

/** A full year never has fewer (GOV.UK's lists since 2018): a list cut short would make working days out of holidays. */
const fewestInAYear: Record<Division, number> = { "england-and-wales": 8, scotland: 9, "northern-ireland": 10 };

const event = z.object({
  title: z.string().trim().min(1).max(200),
  date: z.string().refine(isDate, "is not a date written YYYY-MM-DD"),
});
const division = <Name extends Division>(name: Name) =>
  z.object({ division: z.literal(name), events: z.array(event).min(1).max(1000) });
const file = z.object({
  "england-and-wales": division("england-and-wales"),
  scotland: division("scotland"),
  "northern-ireland": division("northern-ireland"),
});

/**
 * The bank holidays in the JSON that GOV.UK publishes at /bank-holidays.json. `version` is the caller's name for this
 * file. Throws Refused with what is wrong with it: another shape, a division missing, a day twice, a year incomplete.
 */
export function parseBankHolidays(json: unknown, version: string): BankHolidays {
  const parsed = file.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refused(`${issue?.path.join(".") || "the whole"}: ${issue?.message}`);
  }
  const holidays = divisions.flatMap((name) => parsed.data[name].events.map((day) => ({ ...day, division: name })));
  const years = holidays.map((day) => Number(day.date.slice(0, 4)));
  const [firstYear, lastYear] = [Math.min(...years), Math.max(...years)];
  for (const name of divisions) requireComplete(name, firstYear, lastYear, holidays);
  return { version, source: "GOV.UK, https://www.gov.uk/bank-holidays.json", firstYear, lastYear, holidays };
}

function requireComplete(name: Division, firstYear: number, lastYear: number, holidays: BankHoliday[]): void {
  const dates = holidays.filter((day) => day.division === name).map((day) => day.date);
  const twice = dates.find((date, index) => dates.indexOf(date) !== index);
  if (twice) throw refused(`${name} has ${twice} twice`);
  for (let year = firstYear; year <= lastYear; year++) {
    const count = dates.filter((date) => date.startsWith(`${year}-`)).length;
    if (count < fewestInAYear[name])
      throw refused(`${name} in ${year}: ${count} listed, and a full year has at least ${fewestInAYear[name]}`);
  }
}

function refused(fault: string): Refused {
  return new Refused("file", `This is not a complete list of bank holidays as GOV.UK publishes it. ${fault}.`);
}
