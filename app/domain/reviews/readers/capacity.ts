/** Readings to be done by a London date, and the reviewers’ days at work from today up to it. */
export type Demand = { by: string; readings: number; reviewerDays: number };
/** `short` more readings are due by `by` than can be done: the first such date. */
export type Capacity = { readings: number; can: number; by: string; short: number } | undefined;

/**
 * Whether what is due can be read in time, at so many tenths of a reading for each reviewer and working day. `demands`
 * are by date, the soonest first, each with what is due up to and on that date. Undefined when all of it can.
 */
export function firstShortfall(demands: readonly Demand[], readingsTenths: number): Capacity {
  for (const { by, readings, reviewerDays } of demands) {
    const can = Math.floor((reviewerDays * readingsTenths) / 10);
    if (readings > can) return { by, readings, can, short: readings - can };
  }
  return undefined;
}

/** How many readings an application still needs: two people read each. */
export const readingsLeft = (status: string): number => (status === "submitted" ? 2 : status === "recommended" ? 1 : 0);
