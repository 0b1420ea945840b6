import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Data = { ref: string; applicationId: string; answer: string; reason: string; left: number };

/** To a provider's owners: the council no longer asks this; `left` of its questions still wait for them. */
export const questionWithdrawn: Email<Data> = {
  subject: ({ ref }) => `You need not answer a question about ${ref}`,
  lines: ({ ref, applicationId, answer, reason, left }) => [
    `We have withdrawn a question about your application ${ref}. It was about your answer to:`,
    { list: [answer] },
    reason,
    left === 0
      ? "Nothing else waits for you: we go on reading your application. The answer stands as you sent it."
      : `${left} of our questions still ${left === 1 ? "waits" : "wait"} for you.`,
    { link: "See your application", path: paths.provider.application(applicationId) },
  ],
  sample: {
    ref: "APP-7K3M-9Q",
    applicationId: "019a0000-0000-7000-8000-000000000000",
    answer: "Who is your designated safeguarding lead?",
    reason: "The certificate that you sent says it.",
    left: 1,
  },
};
