import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To the reviewer who asked about an answer: the provider has replied. */
export const providerReplied: Email<{ name: string; ref: string; id: string }> = {
  subject: ({ ref }) => `A reply to your question about ${ref}`,
  lines: ({ name, ref, id }) => [
    `Hello ${name}`,
    `The provider has replied to your question about application ${ref}. It is back in the queue.`,
    { link: "Read the reply", path: paths.admin.application(id) },
  ],
  sample: { name: "Quentin Abbey", ref: "APP-7K3M-9Q", id: "0199-sample" },
};
