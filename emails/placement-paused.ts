import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Paused = { name: string; placementRef: string; placementId: string };

const sample: Paused = {
  ...{ name: "Bea", placementRef: "PLA-4F6H-2W" },
  placementId: "01990000-0000-7000-8000-000000000001",
};

/** To the broker: a placement paused while somebody whom it names is checked. Says neither who nor why (rules 5). */
export const placementPaused: Email<Paused> = {
  subject: ({ placementRef }) => `${placementRef} is paused`,
  lines: ({ name, placementRef, placementId }) => [
    `Hello ${name}`,
    `${placementRef} is paused from now on: a check on a named person. It cannot be resumed while the check is open.`,
    "Another worker can be named instead: ask the provider whom it can offer, and send a new referral for that. Please tell the school and the family today that the placement is paused. Our quality lead answers questions.",
    { link: `Open ${placementRef}`, path: paths.admin.placement(placementId) },
  ],
  sample,
};

/** To the provider's contacts for referrals: the same. */
export const providerPlacementPaused: Email<Paused> = {
  subject: ({ placementRef }) => `${placementRef} is paused`,
  lines: ({ name, placementRef, placementId }) => [
    `Hello ${name}`,
    `The council has paused ${placementRef} from now on: a check on a named person. Do not have the child with you again until the council tells you that it goes on.`,
    "You can offer another worker: talk to the broker. Please do not discuss the check with anybody before you have spoken to our quality lead.",
    { link: `Open ${placementRef}`, path: paths.provider.placement(placementId) },
  ],
  sample,
};
