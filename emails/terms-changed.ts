import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Data = { lot: string; lotId: string; version: string; from: string };

/** To the owners of an approved provider: new terms were published, from when they hold, and who must accept them. */
export const termsChanged: Email<Data> = {
  subject: ({ lot, from }) => `New terms of ${lot}, from ${from}`,
  lines: ({ lot, lotId, version, from }) => [
    `You are approved for ${lot}. We have published version ${version} of its terms. They hold from ${from}.`,
    "A named person with the authority to sign for your organisation must accept them. You can do that now.",
    `From ${from} we can place no more children with you on ${lot} until they are accepted. Placements that are running are not ended by this.`,
    { link: "Read the new terms and accept them", path: paths.provider.lotAgreement(lotId) },
  ],
  sample: {
    lot: "Tuition",
    lotId: "019a0000-0000-7000-8000-000000000000",
    version: "2",
    from: "Tuesday 1 December 2026",
  },
};
