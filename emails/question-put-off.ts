import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Data = { ref: string; applicationId: string; threadId: string; answer: string; due: string };

/** To a provider's owners: they have longer to answer a question. `due` in words. */
export const questionPutOff: Email<Data> = {
  subject: ({ ref }) => `More time to answer our question about ${ref}`,
  lines: ({ ref, applicationId, threadId, answer, due }) => [
    `You have until the end of ${due} to answer our question about your application ${ref}. It is about your answer to:`,
    { list: [answer] },
    { link: "Answer the question", path: paths.provider.reply(applicationId, threadId) },
  ],
  sample: {
    ref: "APP-7K3M-9Q",
    applicationId: "019a0000-0000-7000-8000-000000000000",
    threadId: "019a0000-0000-7000-8000-000000000001",
    answer: "Who is your designated safeguarding lead?",
    due: "Monday 21 September 2026",
  },
};
