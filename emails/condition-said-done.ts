import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To the council's person who checks a condition: the provider says that it is done. */
export const conditionSaidDone: Email<{ provider: string; ref: string; what: string; id: string }> = {
  subject: ({ provider }) => `${provider} says that a condition is done`,
  lines: ({ provider, ref, what, id }) => [
    `${provider} says that it has done what you check. It is a condition of its approval, application ${ref}:`,
    { list: [what] },
    "The provider can receive requests once you find every condition met.",
    { link: "Check it", path: paths.admin.condition(id) },
  ],
  sample: { provider: "Wye Mentoring", ref: "APP-7K3M-9Q", what: "Name a deputy safeguarding lead", id: "0199-sample" },
};
