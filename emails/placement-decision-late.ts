import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To the directors: placements run on under a hold, and nobody decided about them in time. */
export const placementDecisionLate: Email<{ name: string; count: number; due: string }> = {
  subject: ({ count }) =>
    `${count === 1 ? "A placement waits" : `${count} placements wait`} for your decision: it is overdue`,
  lines: ({ name, count, due }) => [
    `Hello ${name},`,
    `${count === 1 ? "A running placement has" : `${count} running placements have`} a provider on hold. A QA lead was to decide by ${due}, and nobody has. It is now for you to decide whether ${count === 1 ? "it continues, pauses or moves" : "each continues, pauses or moves"}.`,
    { link: "See what waits and decide", path: paths.admin.placementDecisions() },
  ],
  sample: { name: "Dirk", count: 2, due: "5pm on Tuesday 15 September 2026" },
};
