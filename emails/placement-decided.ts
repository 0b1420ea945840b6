import { choiceWords, type DecisionChoice } from "#app/domain/placements/decisions/choices.ts";
import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Decided = { name: string; placementRef: string; placementId: string; choice: DecisionChoice };

const sample: Decided = {
  name: "Bea",
  placementRef: "PLA-4F6H-2W",
  placementId: "01990000-0000-7000-8000-000000000001",
  choice: "move",
};

/** To the broker: what becomes of a placement whose provider is on hold, and whom to telephone. */
export const placementDecided: Email<Decided> = {
  subject: ({ placementRef }) => `${placementRef}: decided`,
  lines: ({ name, placementRef, placementId, choice }) => [
    `Hello ${name},`,
    `It was decided about ${placementRef}: ${choiceWords[choice]}.`,
    ...(choice === "move" ? ["Please make a new referral now, and end this placement when the child has moved."] : []),
    "Telephone the school and the family today, and record it on the page below: the portal cannot write to them.",
    { link: "Read the decision and record whom you told", path: paths.admin.placementDecision(placementId) },
  ],
  sample,
};

/** To the provider: what becomes of its placement while it is on hold. */
export const providerPlacementDecided: Email<Decided> = {
  subject: ({ placementRef }) => `${placementRef}: what the council decided`,
  lines: ({ name, placementRef, placementId, choice }) => [
    `Hello ${name},`,
    `You are on hold, so the council has decided about ${placementRef}: ${choiceWords[choice]}.`,
    choice === "continue"
      ? "Read the safeguards on the placement’s page and keep to them from the child’s next day with you on."
      : "Do not have the child with you again until the council tells you that it goes on.",
    { link: `Open ${placementRef}`, path: paths.provider.placement(placementId) },
  ],
  sample: { ...sample, choice: "continue" },
};
