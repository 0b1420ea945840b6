import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To the reviewer who asked about an answer: the provider has replied; `left` of the questions still wait. */
export const providerReplied: Email<{ name: string; ref: string; id: string; left?: number }> = {
  subject: ({ ref }) => `A reply to your question about ${ref}`,
  lines: ({ name, ref, id, left = 0 }) => [
    `Hello ${name}`,
    `The provider has replied to your question about application ${ref}.`,
    left === 0
      ? "It is back in the queue."
      : `${left} more ${left === 1 ? "question waits" : "questions wait"} for the provider, so the application stays with them.`,
    { link: "Read the reply", path: paths.admin.application(id) },
  ],
  sample: { name: "Quentin Abbey", ref: "APP-7K3M-9Q", id: "0199-sample", left: 1 },
};
