import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** Where whoever an action belongs to finds it: an officer, or a provider's person. */
const link = (council: boolean, id: string) => ({
  link: "See the action",
  path: council ? paths.admin.action(id) : paths.provider.action(id),
});
const sample = { name: "Sam Carter", id: "019a0000-0000-7000-8000-000000000000", council: false };

/** To whoever does it: an action was agreed. What it is stands on the page. */
export const actionAgreed: Email<{ name: string; id: string; dueOn: string; council: boolean }> = {
  subject: ({ dueOn }) => `An action for you by ${dueOn}`,
  lines: ({ name, id, dueOn, council }) => [
    `Hello ${name}`,
    `An action was agreed ${council ? "with a provider" : "with you"}, to be done by ${dueOn}. When it is done, say so on its page, with what you did.`,
    link(council, id),
  ],
  sample: { ...sample, dueOn: "30 October 2026" },
};

/** To the same: a reviewer looked and found that it is not done. */
export const actionAskedAgain: Email<{ name: string; id: string; council: boolean }> = {
  subject: () => "An action needs more from you",
  lines: ({ name, id, council }) => [
    `Hello ${name}`,
    "You said that an action is done. We looked, and something is still missing. Its page says what.",
    link(council, id),
  ],
  sample,
};

/** To the same, once: its date has passed and nobody has said that it is done. */
export const actionOverdue: Email<{ name: string; id: string; dueOn: string; council: boolean }> = {
  subject: ({ dueOn }) => `An action was due on ${dueOn}`,
  lines: ({ name, id, dueOn, council }) => [
    `Hello ${name}`,
    `An action was to be done by ${dueOn}, and nobody has said that it is. If it is done, say so on its page. If it is not, please do it now: after ten working days it goes to our quality lead.`,
    link(council, id),
  ],
  sample: { ...sample, dueOn: "30 October 2026" },
};

/** To the same: a reviewer agreed a later date. Why stands on the page. */
export const actionMoved: Email<{ name: string; id: string; dueOn: string; council: boolean }> = {
  subject: ({ dueOn }) => `An action of yours is now due by ${dueOn}`,
  lines: ({ name, id, dueOn, council }) => [
    `Hello ${name}`,
    `A later date was agreed for an action: it is to be done by ${dueOn}. Its page says why.`,
    link(council, id),
  ],
  sample: { ...sample, dueOn: "30 November 2026" },
};
