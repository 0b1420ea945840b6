import { type QuestionLetter, questionLetter } from "#app/domain/reviews/letters.ts";
import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To a provider's owners: the council asks one question about one answer of their application. */
export const informationRequested: Email<QuestionLetter & { applicationId: string; threadId?: string }> = {
  subject: ({ ref }) => `A question about your application ${ref}`,
  lines: ({ applicationId, threadId, ...letter }) =>
    questionLetter(letter, { reply: paths.provider.reply(applicationId, threadId) }),
  sample: {
    ref: "APP-7K3M-9Q",
    applicationId: "019a0000-0000-7000-8000-000000000000",
    answer: "Who is your designated safeguarding lead?",
    question: "When was the last training?",
    due: "Monday 21 September 2026",
  },
};
