import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To a provider's owners and its contacts for documents: what counts no more, and what follows. */
export const evidenceLapsed: Email<{ name: string; documents: string[]; lots: string[] }> = {
  subject: ({ lots }) => `We have paused new requests to you on ${lots.join(", ")}`,
  lines: ({ name, documents, lots }) => [
    `Hello ${name}`,
    ...documents.map((document) => `${document}.`),
    `From now on we send you no new requests on ${lots.join(", ")}, and parents do not find you in our list for it. Placements that are running are not ended by this: we will talk to you about them.`,
    "Upload a new document. The pause ends as soon as we have read and accepted it.",
    { link: "Your documents", path: paths.provider.evidence() },
  ],
  sample: {
    name: "Sam Carter",
    documents: ["Employers’ liability insurance certificate ended on 31 March 2027"],
    lots: ["Mentoring"],
  },
};

/** To the quality team: providers that new requests no longer reach, each with what lapsed. */
export const providersEvidenceLapsed: Email<{ providers: string[] }> = {
  subject: ({ providers }) =>
    providers.length === 1
      ? "A provider’s document has lapsed"
      : `Documents of ${providers.length} providers have lapsed`,
  lines: ({ providers }) => [
    "These providers are left out of matching and of the list for parents since the end of their documents. They were told.",
    ...providers.map((provider) => `${provider}.`),
    "Each comes back when a new document is accepted.",
    { link: "See documents that wait for you", path: paths.admin.evidence() },
  ],
  sample: { providers: ["Fernbank Mentoring: Employers’ liability insurance certificate ended on 31 March 2027"] },
};
