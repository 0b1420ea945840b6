import { formatDate } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To the provider: someone outside doubts a mark, so it does not count until it is settled. */
export const markChallenged: Email<{ name: string; placementRef: string; placementId: string; date: string }> = {
  subject: ({ placementRef }) => `A mark of ${placementRef} was challenged`,
  lines: ({ name, placementRef, placementId, date }) => [
    `Hello ${name}`,
    `The council has challenged what you recorded for ${placementRef} on ${formatDate(date, "long")}. It cannot be invoiced until it is settled.`,
    "Sign in to read why. Change the mark if it was wrong; reply to the council if it was right.",
    { link: `Open the marks of ${placementRef}`, path: `${paths.provider.marks(placementId)}?week=${date}` },
  ],
  sample: {
    name: "Sam Carter",
    placementRef: "PLA-4F6H-2W",
    placementId: "01990000-0000-7000-8000-000000000001",
    date: "2026-09-21",
  },
};
