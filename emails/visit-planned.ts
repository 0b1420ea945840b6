import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To a provider's contacts: an announced visit, when and where. */
export const visitPlanned: Email<{ name: string; visitOn: string; place: string }> = {
  subject: ({ visitOn }) => `We will visit you on ${visitOn}`,
  lines: ({ name, visitOn, place }) => [
    `Hello ${name}`,
    `We plan to visit you on ${visitOn}, at ${place}. We look at safety, safeguarding, attendance and how children learn, and talk with your staff.`,
    "Please have your single central record at hand. Write to us if the day does not suit you.",
    { link: "See your visits", path: paths.provider.visits() },
  ],
  sample: { name: "Sam Carter", visitOn: "Monday 5 October 2026", place: "12 Mill Street, Hereford" },
};

/** To the same: it is called off. */
export const visitCancelled: Email<{ name: string; visitOn: string }> = {
  subject: ({ visitOn }) => `Our visit on ${visitOn} is called off`,
  lines: ({ name, visitOn }) => [
    `Hello ${name}`,
    `We will not visit you on ${visitOn} as planned. You need to do nothing. We tell you when there is a new date.`,
    { link: "See your visits", path: paths.provider.visits() },
  ],
  sample: { name: "Sam Carter", visitOn: "Monday 5 October 2026" },
};
