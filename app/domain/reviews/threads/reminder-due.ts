import { type Calendar, isKnown, isWorkingDay } from "#app/domain/calendar/calendar.ts";
import { addDays } from "#app/domain/london-time.ts";

/** How many of the council's working days before its due date a provider is reminded of an open question. */
const WORKING_DAYS_BEFORE = 2;

type Waiting = { dueOn: string; remindedOn: string | null };

/**
 * Whether a provider is to be reminded of an open question on a London date: from two working days before it is due,
 * and again on the day itself, each once. Whoever was told on that day of asking or of a later date is not reminded.
 * Where the calendar does not know the days off, only the day itself counts.
 */
export function reminderDue({ dueOn, remindedOn }: Waiting, today: string, calendar: Calendar): boolean {
  if (today > dueOn) return false;
  const step = today === dueOn ? dueOn : firstReminder(dueOn, calendar);
  return step !== undefined && step <= today && (remindedOn === null || remindedOn < step);
}

function firstReminder(dueOn: string, calendar: Calendar): string | undefined {
  let day = dueOn;
  for (let counted = 0; counted < WORKING_DAYS_BEFORE; ) {
    day = addDays(day, -1);
    if (!isKnown(calendar, day)) return undefined;
    if (isWorkingDay(calendar, day, "service")) counted += 1;
  }
  return day;
}
