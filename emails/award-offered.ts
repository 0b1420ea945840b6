import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To the provider whose offer was chosen: accept the award. */
export const awardOffered: Email<{ name: string; requestRef: string; placementRef: string; placementId: string }> = {
  subject: ({ requestRef }) => `Your offer for ${requestRef} was chosen`,
  lines: ({ name, requestRef, placementRef, placementId }) => [
    `Hello ${name}`,
    `The council has chosen your offer for ${requestRef}. The placement is ${placementRef}.`,
    "Sign in to accept the award. You see who the child is once you have accepted it, and the agreement follows. Do not start before the council says that the placement is live.",
    { link: `Read and accept ${placementRef}`, path: paths.provider.placement(placementId) },
  ],
  sample: {
    name: "Sam Carter",
    requestRef: "REQ-7K3M-9Q",
    placementRef: "PLA-4F6H-2W",
    placementId: "01990000-0000-7000-8000-000000000001",
  },
};
