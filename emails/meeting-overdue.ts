import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To whoever holds it, once: the date of the next review meeting or audit has passed. Which provider stands on the page. */
export const meetingOverdue: Email<{ name: string; id: string; dueOn: string }> = {
  subject: ({ dueOn }) => `A meeting or audit was due on ${dueOn}`,
  lines: ({ name, id, dueOn }) => [
    `Hello ${name}`,
    `The next review meeting or quality audit with a provider was to be held by ${dueOn}, and none is recorded. If it was held, please record it. If not, please agree a date and hold it.`,
    { link: "See the last one", path: paths.admin.meeting(id) },
  ],
  sample: { name: "Sam Carter", id: "019a0000-0000-7000-8000-000000000000", dueOn: "30 October 2026" },
};
