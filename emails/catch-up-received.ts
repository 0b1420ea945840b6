import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To whoever sent a provider's answers to new questions: we have them, and whether a pause ended by it. */
export const catchUpReceived: Email<{ name: string; lot: string; applicationId: string; lifted: boolean }> = {
  subject: ({ lot }) => `We have your answers to the new questions about ${lot}`,
  lines: ({ name, lot, applicationId, lifted }) => [
    `Dear ${name}`,
    `Thank you. We have your answers to the new questions about ${lot}. You stay approved while we read them.`,
    ...(lifted ? [`New requests on ${lot} were paused because the answers were late. That pause has ended.`] : []),
    "If something is not clear to us, we will ask you.",
    { link: "See what you sent", path: paths.provider.checkAnswers(applicationId) },
  ],
  sample: { name: "Sam Okafor", lot: "Tuition", applicationId: "019a0000-0000-7000-8000-000000000000", lifted: true },
};
