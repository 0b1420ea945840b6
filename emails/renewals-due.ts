import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To a provider's owners and its contacts for documents, once a day at most: all that is to be renewed, soonest first. */
export const renewalsDue: Email<{ name: string; documents: string[]; soonest: string }> = {
  subject: ({ documents, soonest }) =>
    documents.length === 1
      ? `Renew a document by ${soonest}`
      : `Renew ${documents.length} documents, the first by ${soonest}`,
  lines: ({ name, documents }) => [
    `Hello ${name}`,
    ...documents.map((document) => `${document}.`),
    "Upload each new one before the old one ends, even if we have not read it by then: new requests go on reaching you while it waits for us.",
    "Without a new one we must pause new requests to you from the day after the end.",
    { link: "Your documents", path: paths.provider.evidence() },
  ],
  sample: {
    name: "Sam Carter",
    documents: ["Employers’ liability insurance certificate ends on 31 March 2027, in 14 days"],
    soonest: "31 March 2027",
  },
};
