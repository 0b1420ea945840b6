import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Told = { name: string; visitOn: string; result: "pass" | "actions" | "fail" };

const meaning = {
  pass: "The visit was passed. You need to do nothing.",
  actions: "The visit was passed, and there are actions for you. Each has a date by which it is done.",
  fail: "The visit was not passed. Until a later visit is, we can award you no new placement. Placements that run go on unless we tell you otherwise.",
} as const;

/** To a provider's contacts: the result of a visit. What was found is on the page. */
export const visitRecorded: Email<Told> = {
  subject: ({ visitOn }) => `The result of our visit on ${visitOn}`,
  lines: ({ name, visitOn, result }) => [
    `Hello ${name}`,
    `Thank you for receiving us on ${visitOn}. ${meaning[result]}`,
    { link: "Read what we found", path: paths.provider.visits() },
  ],
  sample: { name: "Sam Carter", visitOn: "5 October 2026", result: "actions" },
};
