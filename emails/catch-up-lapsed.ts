import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To the owners of an approved provider: the new questions were not answered in time, and new requests are paused. */
export const catchUpLapsed: Email<{ lot: string; applicationId: string; due: string }> = {
  subject: ({ lot }) => `We have paused new requests to you on ${lot}`,
  lines: ({ lot, applicationId, due }) => [
    `We asked you to answer new questions about ${lot} by ${due}, and we have not had your answers.`,
    `From today we send you no new requests on ${lot}, and parents do not find you in our list for it. Placements that are running are not ended by this: we will talk to you about them.`,
    "As soon as you send your answers, the pause ends by itself.",
    { link: "Answer the new questions", path: paths.provider.newQuestions(applicationId) },
  ],
  sample: {
    lot: "Tuition",
    applicationId: "019a0000-0000-7000-8000-000000000000",
    due: "Monday 14 December 2026",
  },
};
