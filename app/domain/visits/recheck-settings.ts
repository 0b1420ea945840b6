import { z } from "zod";

/** The council's own dated setting for when a provider is visited again. */
export const RECHECK_SETTING = "visit-rechecks";

const months = z.number().int().min(1).max(60);
const points = z.number().int().min(0).max(10);

/** How many months lie between two visits by risk, what counts towards risk, and from how many points a risk begins. */
export const recheckSettings = z.object({
  months: z.object({ higher: months, medium: months, lower: months }),
  higherFrom: points,
  mediumFrom: points,
  /** Hours a week of one child from which an unregistered setting counts for more: near full time. */
  longWeekHours: z.number().min(1).max(60),
  /** Months after approval in which a provider is new. */
  newMonths: months,
  points: z.object({
    looksUnregistered: points,
    longWeekUnregistered: points,
    atHome: points,
    openConcern: points,
    failed: points,
    actions: points,
    overdueAction: points,
    isNew: points,
  }),
});
export type RecheckSettings = z.output<typeof recheckSettings>;

/**
 * What ships. A visit every 12 to 24 months by risk is what row VIS-01 of the question sets asks; 6 for the highest risk
 * keeps to at most two visits a year, as Darlington's QA protocol has it. 15 hours is where the portal's test for
 * unregistered schools begins to count. The council sets its own.
 */
export const shippedRechecks: RecheckSettings = {
  months: { higher: 6, medium: 12, lower: 24 },
  higherFrom: 3,
  mediumFrom: 1,
  longWeekHours: 15,
  newMonths: 12,
  points: {
    looksUnregistered: 3,
    longWeekUnregistered: 2,
    atHome: 1,
    openConcern: 3,
    failed: 3,
    actions: 1,
    overdueAction: 1,
    isNew: 1,
  },
};
