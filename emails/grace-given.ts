import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To a provider's owners: a named officer gave them time for one document that had lapsed. */
export const graceGiven: Email<{ document: string; until: string }> = {
  subject: ({ until }) => `You have until ${until} to renew a document`,
  lines: ({ document, until }) => [
    `We have given you more time for this document, to the end of ${until}: ${document}.`,
    "New requests can reach you again until then, unless something else holds them. Without a new document that we have accepted they pause again the day after.",
    { link: "Your documents", path: paths.provider.evidence() },
  ],
  sample: { document: "Fire risk assessment", until: "31 March 2027" },
};
