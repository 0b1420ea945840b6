import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To a provider's owners: the council asks one question about one answer of their application. */
export const informationRequested: Email<{ ref: string; applicationId: string; answer: string; due: string }> = {
  subject: ({ ref }) => `A question about your application ${ref}`,
  lines: ({ ref, applicationId, answer, due }) => [
    `We are reading your application ${ref} and have one question. It is about your answer to:`,
    { list: [answer] },
    `Reply by the end of ${due}. All your other answers stay as you sent them.`,
    { link: "Read the question and reply", path: paths.provider.reply(applicationId) },
  ],
  sample: {
    ref: "APP-7K3M-9Q",
    applicationId: "019a0000-0000-7000-8000-000000000000",
    answer: "Who is your designated safeguarding lead?",
    due: "Monday 21 September 2026",
  },
};
