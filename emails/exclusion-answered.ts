import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To the officer who began it: the provider has answered. Another officer decides. */
export const exclusionAnswered: Email<{ name: string; provider: string; id: string }> = {
  subject: ({ provider }) => `${provider} has answered about its exclusion`.slice(0, 88),
  lines: ({ name, provider, id }) => [
    `Hello ${name},`,
    `${provider} has answered. Another officer, with a recorded delegation, can decide now.`,
    { link: "Read the answer", path: paths.admin.exclusion(id) },
  ],
  sample: { name: "Priya", provider: "Bright Path Learning Ltd", id: "019a0000-0000-7000-8000-000000000000" },
};
