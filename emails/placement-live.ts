import { formatDate } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To the provider: everything is in place, the child may start. */
export const placementLive: Email<{ name: string; placementRef: string; placementId: string; startsOn: string }> = {
  subject: ({ placementRef }) => `${placementRef} is live`,
  lines: ({ name, placementRef, placementId, startsOn }) => [
    `Hello ${name}`,
    `Everything that ${placementRef} needed is in place. The first session can be on ${formatDate(startsOn, "long")}.`,
    "Record each morning and afternoon on the placement’s page; invoices are built from what is recorded and confirmed.",
    { link: `Open ${placementRef}`, path: paths.provider.placement(placementId) },
  ],
  sample: {
    name: "Sam Carter",
    placementRef: "PLA-4F6H-2W",
    placementId: "01990000-0000-7000-8000-000000000001",
    startsOn: "2026-09-21",
  },
};
