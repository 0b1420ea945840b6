import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To whoever sent an application: its reference, and what happens next. `decideBy` is a date in words. */
export const applicationSubmitted: Email<{ name: string; ref: string; lot: string; decideBy: string; id: string }> = {
  subject: ({ ref }) => `We have your application ${ref}`,
  lines: ({ name, ref, lot, decideBy, id }) => [
    `Hello ${name}`,
    `We have your application to ${lot}. Its reference is ${ref}.`,
    "What happens next:",
    {
      list: [
        "Two of our reviewers read it, one after the other.",
        "If we have a question about an answer, we ask you by email.",
        `We aim to decide by ${decideBy}, leaving out days on which we wait for you, and write to you either way.`,
      ],
    },
    { link: "See your application", path: paths.provider.application(id) },
  ],
  sample: {
    name: "Sam Carter",
    ref: "APP-7K3M-9Q",
    lot: "Tuition",
    decideBy: "12 October 2026",
    id: "0199-sample",
  },
};
