import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Outcome = "met" | "not-yet" | "extend" | "withdraw";
type Data = { ref: string; what: string; outcome: Outcome; text: string; due: string; id: string };

const subjects: Readonly<Record<Outcome, string>> = {
  met: "A condition of your approval is met",
  "not-yet": "A condition of your approval is not met yet",
  extend: "You have more time for a condition of your approval",
  withdraw: "A condition of your approval no longer applies",
};

/** To a provider's owners: what the council found of a condition, or more time for it. `due` in words. */
export const conditionSettled: Email<Data> = {
  subject: ({ outcome, ref }) => `${subjects[outcome]}: ${ref}`,
  lines: ({ ref, what, outcome, text, due, id }) => [
    `${subjects[outcome]} (application ${ref}):`,
    { list: [what] },
    text,
    outcome === "met" || outcome === "withdraw"
      ? "We can send you requests as soon as nothing else stops us."
      : `Do it by the end of ${due}. Until it is met we cannot send you requests.`,
    { link: "See this condition", path: paths.provider.condition(id) },
  ],
  sample: {
    ...{ ref: "APP-7K3M-9Q", what: "Name a deputy safeguarding lead", outcome: "not-yet", id: "0199-sample" },
    ...{ text: "The name is there, the training date is not.", due: "Friday 30 October 2026" },
  },
};
