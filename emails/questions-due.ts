import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Data = { ref: string; applicationId: string; questions: readonly { question: string; due: string }[] };

/** To a provider's owners: questions about their application wait for a reply. `due` in words. */
export const questionsDue: Email<Data> = {
  subject: ({ ref, questions }) =>
    questions.length === 1 ? `Our question about ${ref} waits for you` : `Our questions about ${ref} wait for you`,
  lines: ({ ref, applicationId, questions }) => [
    `We cannot go on with your application ${ref} until you reply. We asked:`,
    { list: questions.map(({ question, due }) => `${question} Reply by the end of ${due}.`) },
    { link: "See what we asked", path: paths.provider.application(applicationId) },
    "If you need longer, reply to the address below. A late reply still counts.",
  ],
  sample: {
    ref: "APP-7K3M-9Q",
    applicationId: "019a0000-0000-7000-8000-000000000000",
    questions: [{ question: "When was the last training?", due: "Monday 21 September 2026" }],
  },
};
