import type { BankHolidays } from "#app/domain/calendar/bank-holidays.ts";
import { type Division, divisions } from "#app/domain/calendar/calendar.ts";

const everywhere: readonly Division[] = divisions;
const notScotland: readonly Division[] = ["england-and-wales", "northern-ireland"];
const scotland: readonly Division[] = ["scotland"];
const northernIreland: readonly Division[] = ["northern-ireland"];

const days: [date: string, title: string, where: readonly Division[]][] = [
  ["2025-01-01", "New Year's Day", everywhere],
  ["2025-01-02", "2 January", scotland],
  ["2025-03-17", "St Patrick's Day", northernIreland],
  ["2025-04-18", "Good Friday", everywhere],
  ["2025-04-21", "Easter Monday", notScotland],
  ["2025-05-05", "Early May bank holiday", everywhere],
  ["2025-05-26", "Spring bank holiday", everywhere],
  ["2025-07-14", "Battle of the Boyne (substitute day)", northernIreland],
  ["2025-08-04", "Summer bank holiday", scotland],
  ["2025-08-25", "Summer bank holiday", notScotland],
  ["2025-12-01", "St Andrew's Day (substitute day)", scotland],
  ["2025-12-25", "Christmas Day", everywhere],
  ["2025-12-26", "Boxing Day", everywhere],
  ["2026-01-01", "New Year's Day", everywhere],
  ["2026-01-02", "2 January", scotland],
  ["2026-03-17", "St Patrick's Day", northernIreland],
  ["2026-04-03", "Good Friday", everywhere],
  ["2026-04-06", "Easter Monday", notScotland],
  ["2026-05-04", "Early May bank holiday", everywhere],
  ["2026-05-25", "Spring bank holiday", everywhere],
  ["2026-06-15", "World Cup bank holiday", scotland],
  ["2026-07-13", "Battle of the Boyne (substitute day)", northernIreland],
  ["2026-08-03", "Summer bank holiday", scotland],
  ["2026-08-31", "Summer bank holiday", notScotland],
  ["2026-11-30", "St Andrew's Day", scotland],
  ["2026-12-25", "Christmas Day", everywhere],
  ["2026-12-28", "Boxing Day (substitute day)", everywhere],
  ["2027-01-01", "New Year's Day", everywhere],
  ["2027-01-04", "2 January (substitute day)", scotland],
  ["2027-03-17", "St Patrick's Day", northernIreland],
  ["2027-03-26", "Good Friday", everywhere],
  ["2027-03-29", "Easter Monday", notScotland],
  ["2027-05-03", "Early May bank holiday", everywhere],
  ["2027-05-31", "Spring bank holiday", everywhere],
  ["2027-07-12", "Battle of the Boyne", northernIreland],
  ["2027-08-02", "Summer bank holiday", scotland],
  ["2027-08-30", "Summer bank holiday", notScotland],
  ["2027-11-30", "St Andrew's Day", scotland],
  ["2027-12-27", "Christmas Day (substitute day)", everywhere],
  ["2027-12-28", "Boxing Day (substitute day)", everywhere],
  ["2028-01-03", "New Year's Day (substitute day)", everywhere],
  ["2028-01-04", "2 January (substitute day)", scotland],
  ["2028-03-17", "St Patrick's Day", northernIreland],
  ["2028-04-14", "Good Friday", everywhere],
  ["2028-04-17", "Easter Monday", notScotland],
  ["2028-05-01", "Early May bank holiday", everywhere],
  ["2028-05-29", "Spring bank holiday", everywhere],
  ["2028-07-12", "Battle of the Boyne", northernIreland],
  ["2028-08-07", "Summer bank holiday", scotland],
  ["2028-08-28", "Summer bank holiday", notScotland],
  ["2028-11-30", "St Andrew's Day", scotland],
  ["2028-12-25", "Christmas Day", everywhere],
  ["2028-12-26", "Boxing Day", everywhere],
];

/** The bank holidays that come with the portal, until a council imports a newer list. */
export const shippedCalendar: BankHolidays = {
  version: "gov.uk-2026-08",
  source: "GOV.UK, UK bank holidays, https://www.gov.uk/bank-holidays.json, as published in August 2026",
  firstYear: 2025,
  lastYear: 2028,
  holidays: days.flatMap(([date, title, where]) => where.map((division) => ({ division, date, title }))),
};
