import { addDays, dayOfWeek, londonDate } from "#app/domain/london-time.ts";
import { type SessionPattern, weekDays } from "#app/domain/placements/agreement.ts";

export const halves = ["am", "pm"] as const;
export type Half = (typeof halves)[number];
export const halfNames: Record<Half, string> = { am: "Morning", pm: "Afternoon" };

export const markCodes = ["attended", "absent", "cancelled-by-provider", "cancelled-by-council", "closed"] as const;
/** What became of a morning or an afternoon that was agreed. */
export type MarkCode = (typeof markCodes)[number];
export const markNames: Record<MarkCode, string> = {
  attended: "Attended",
  absent: "Absent",
  "cancelled-by-provider": "Cancelled by the provider",
  "cancelled-by-council": "Cancelled by the council",
  closed: "Closed, such as a bank holiday",
};

export const confirmations = ["school", "officer", "five-working-days"] as const;
export type Confirmation = (typeof confirmations)[number];
/** Completes "Confirmed by …". */
export const confirmationNames: Record<Confirmation, string> = {
  school: "the school",
  officer: "a council officer",
  "five-working-days": "five working days without a challenge",
};

export type HalfDay = { date: string; half: Half };
/** The first and last London date on which a placement's halves may be marked today; none when `last` is before `first`. */
export type MarkingPeriod = { first: string; last: string };

/** The name of the input, and the place of the error, of one half day. */
export const markField = ({ date, half }: HalfDay): string => `code.${date}.${half}`;
/** One half day as a key. */
export const halfKey = ({ date, half }: HalfDay): string => `${date} ${half}`;

/** The Monday of a date's week. */
export const mondayOf = (date: string): string => addDays(date, 1 - dayOfWeek(date));

/** The agreed halves of the week that begins on a Monday, in their order. */
export function weekOf(monday: string, pattern: SessionPattern): HalfDay[] {
  return weekDays.flatMap((day, place) =>
    halves
      .filter((half) => pattern.some((one) => one.day === day && one.half === half))
      .map((half) => ({ date: addDays(monday, place), half })),
  );
}

/** Whether the placement's pattern has this half. */
export const isAgreed = ({ date, half }: HalfDay, pattern: SessionPattern): boolean =>
  pattern.some((one) => one.half === half && one.day === weekDays[dayOfWeek(date) - 1]);

/**
 * When a placement's halves may be marked: from the day on which it went live to the day on which it ends or was
 * stopped, never in the future.
 */
export function markingPeriod(
  placement: { startsOn: string; endsOn: string; startedAt: Date; stoppedAt: Date | null },
  today: string,
): MarkingPeriod {
  const live = londonDate(placement.startedAt);
  const stopped = placement.stoppedAt ? londonDate(placement.stoppedAt) : placement.endsOn;
  return {
    first: live > placement.startsOn ? live : placement.startsOn,
    last: [placement.endsOn, stopped, today].sort()[0] ?? today,
  };
}

/** Whether a half day lies in the period. */
export const isWithin = ({ first, last }: MarkingPeriod, date: string): boolean => first <= date && date <= last;

/** The Monday to show: of the date asked for, kept within the period; the last week unless asked. */
export function weekToShow({ first, last }: MarkingPeriod, asked: string | undefined): string {
  const date = asked === undefined || asked > last ? last : asked;
  return mondayOf(date < first ? first : date);
}
