import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Standing = { lot: string; open: string[] };

/** To a provider's owners and its contacts for documents: what new requests reach it for again, and what still pauses the rest. */
export const evidenceLapseEnded: Email<{ name: string; lots: Standing[] }> = {
  subject: ({ lots }) =>
    lots.some(({ open }) => open.length === 0)
      ? `New requests reach you again on ${reached(lots).join(", ")}`
      : "A document is in order again, and something is still open",
  lines: ({ name, lots }) => [
    `Hello ${name}`,
    "A document that had lapsed no longer pauses anything.",
    ...(reached(lots).length > 0
      ? [`New requests reach you again on ${reached(lots).join(", ")}, and parents find you in our list for it.`]
      : []),
    ...lots
      .filter(({ open }) => open.length > 0)
      .map(({ lot, open }) => `New requests on ${lot} stay paused, because this is still open: ${open.join("; ")}.`),
    { link: "Your documents", path: paths.provider.evidence() },
  ],
  sample: {
    name: "Sam Carter",
    lots: [
      { lot: "Mentoring", open: [] },
      { lot: "Tuition", open: ["Public liability insurance certificate ended on 31 March 2027"] },
    ],
  },
};

const reached = (lots: readonly Standing[]): string[] =>
  lots.filter(({ open }) => open.length === 0).map(({ lot }) => lot);

/** To the broker of a placement that was paused while its provider was on hold: nothing holds that provider now. */
export const placementMayResume: Email<{ name: string; placementRef: string; placementId: string }> = {
  subject: ({ placementRef }) => `${placementRef}: you may resume it`,
  lines: ({ name, placementRef, placementId }) => [
    `Hello ${name}`,
    `${placementRef} was paused because its provider was on hold. The provider is no longer on hold there, so you may resume the placement, if it is still right for the child. If the child moves elsewhere, end it.`,
    "Telephone the school and the family before you do.",
    { link: `Open ${placementRef}`, path: paths.admin.placement(placementId) },
  ],
  sample: { name: "Bea", placementRef: "PLA-4F6H-2W", placementId: "01990000-0000-7000-8000-000000000001" },
};
