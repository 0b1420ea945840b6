import { londonDate, londonTime } from "#app/domain/london-time.ts";
import { type Calendar, isWorkingDay } from "./calendar.ts";

const MORNING = "08:00:00";

/** Whether people are reminded of what is late at this instant: on the council's working days, from 8 in the morning, London time. */
export const isReminderTime = (calendar: Calendar, now: Date): boolean =>
  londonTime(now) >= MORNING && isWorkingDay(calendar, londonDate(now), "service");
