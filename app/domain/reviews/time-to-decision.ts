import type { CountWorkingDays } from "#app/domain/calendar/working-day-count.ts";
import { medianUp } from "./median.ts";
import { type ClockMove, readClock } from "./queue/council-clock.ts";

/** The fewest decisions whose middle says anything. */
export const FEWEST = 5;

/** How long decisions took, in the council's working days; no median from fewer than five. */
export type TimeToDecision = { medianWorkingDays?: number; decided: number; targetWorkingDays: number };
export type Decided = { sentAt: Date; decidedAt: Date; moves: readonly ClockMove[] };

/** The median of the council's clock over decided applications, the time with the provider not counted. */
export function timeOf(
  count: CountWorkingDays,
  decisions: readonly Decided[],
  targetWorkingDays: number,
): TimeToDecision {
  const days = decisions.flatMap(({ sentAt, decidedAt, moves }) => {
    const { used } = readClock(count, sentAt, moves, decidedAt);
    return used === undefined ? [] : [used];
  });
  const median = days.length >= FEWEST ? medianUp(days) : undefined;
  return {
    ...(median === undefined ? {} : { medianWorkingDays: median }),
    decided: decisions.length,
    targetWorkingDays,
  };
}

const plural = (count: number) => `${count} working ${count === 1 ? "day" : "days"}`;

/** The same for whoever applies: what it took, or what we aim for and why no more can be said. */
export function timeInWords({ medianWorkingDays, decided, targetWorkingDays }: TimeToDecision): string {
  const aim = `We aim to decide within ${plural(targetWorkingDays)}`;
  if (medianWorkingDays === undefined)
    return `${aim}. ${decided === 0 ? "We have decided none" : `We have decided only ${decided}`} on this lot in the last 12 months: too few to say how long it takes.`;
  return `${aim}. In the last 12 months half of the decisions on this lot took ${plural(medianWorkingDays)} or less (${decided} decisions). Days on which we wait for your reply are not counted.`;
}
