import { formatTime, instantAt, londonDate } from "#app/domain/london-time.ts";
import { addWorkingDays, type Calendar, isWorkingDay } from "./calendar.ts";

/** London times (HH:MM): up to `cutOff`, inclusive, a request counts from its own day; answers are taken up to `due`. */
export type DeadlineSettings = { cutOff: string; due: string };

/** When an answer is due: `sent` and `due` are UTC instants, `deemed` the London working day from which it counts. */
export type Deadline = { sent: Date; deemed: string; due: Date; rule: string };

export const usualTimes: DeadlineSettings = { cutOff: "17:00", due: "17:00" };

/**
 * "Within one working day", on the service calendar: a request sent on a working day up to the cut-off counts from
 * that day, any other from the next working day; the answer is due on the working day after. Keep the result with
 * what was sent: a later calendar must not move a deadline that people have seen. Throws PastHorizon.
 */
export function deadline(calendar: Calendar, sent: Date, settings: DeadlineSettings = usualTimes): Deadline {
  const day = londonDate(sent);
  const inTime = isWorkingDay(calendar, day, "service") && sent <= instantAt(day, settings.cutOff);
  const deemed = inTime ? day : addWorkingDays(calendar, day, 1, "service");
  const due = instantAt(addWorkingDays(calendar, deemed, 1, "service"), settings.due);
  return { sent, deemed, due, rule: ruleInWords(calendar, settings) };
}

/**
 * When to remind whoever has not answered: half-way to the deadline and two hours before it, moved on to 8am of a
 * working day where that falls outside 8am to 5pm; in order, none at or after the deadline. Throws PastHorizon.
 */
export function reminders(calendar: Calendar, { sent, due }: { sent: Date; due: Date }): Date[] {
  const halfWay = new Date((sent.getTime() + due.getTime()) / 2);
  const twoHoursBefore = new Date(due.getTime() - 2 * 60 * 60 * 1000);
  const times = [halfWay, twoHoursBefore].filter((time) => time > sent).map((time) => inOfficeHours(calendar, time));
  const distinct = new Map(times.filter((time) => time < due).map((time) => [time.getTime(), time]));
  return [...distinct.values()].sort((a, b) => a.getTime() - b.getTime());
}

function inOfficeHours(calendar: Calendar, time: Date): Date {
  const day = londonDate(time);
  const working = isWorkingDay(calendar, day, "service");
  if (working && time < instantAt(day, "08:00")) return instantAt(day, "08:00");
  if (working && time <= instantAt(day, "17:00")) return time;
  return instantAt(addWorkingDays(calendar, day, 1, "service"), "08:00");
}

function ruleInWords(calendar: Calendar, settings: DeadlineSettings): string {
  const clock = (time: string) => formatTime(instantAt("2026-01-01", time));
  const closures = calendar.closureDays.length;
  const own = closures === 0 ? "" : ` and ${closures} closure ${closures === 1 ? "day" : "days"} of the council`;
  return (
    `Counts from the working day of sending up to ${clock(settings.cutOff)}, else from the next working day; ` +
    `due by ${clock(settings.due)} on the working day after. ` +
    `England and Wales bank holidays, version ${calendar.version}${own}.`
  );
}
