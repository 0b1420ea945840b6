import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Due = { name: string; provider: string; because: string; refs: string[]; due: string; decides: boolean };

/** To QA leads, and to the broker of each placement: something about a provider changed, and its placements wait for a decision. */
export const placementDecisionDue: Email<Due> = {
  subject: ({ provider }) => `Decide about running placements with ${provider}`.slice(0, 88),
  lines: ({ name, provider, because, refs, due, decides }) => [
    `Hello ${name},`,
    `${provider} is on hold: ${because}.`,
    `${refs.length === 1 ? "A placement is" : `${refs.length} placements are`} running there: ${refs.join(", ")}.`,
    decides
      ? `Decide for each by ${due} whether it continues with safeguards, pauses or moves. What is undecided then goes to the director.`
      : `A QA lead decides by ${due} whether it continues with safeguards, pauses or moves. We tell you what was decided.`,
    { link: "See the placements", path: paths.admin.placementDecisions() },
  ],
  sample: {
    ...{ name: "Quentin", provider: "Bright Path Learning Ltd", because: "Public liability insurance has ended" },
    ...{ refs: ["PLA-4K7M-2", "PLA-9P3X-H"], due: "5pm on Tuesday 15 September 2026", decides: true },
  },
};
