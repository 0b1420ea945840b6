import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Data = { ref: string; what: string; due: string; id: string; reader: "provider" | "council" };

/** To a provider's owners, and to the council's person who checks it: the date of a condition is past. `due` in words. */
export const conditionOverdue: Email<Data> = {
  subject: ({ ref }) => `A condition of approval ${ref} is overdue`,
  lines: ({ ref, what, due, id, reader }) => [
    `This condition of approval ${ref} was to be met by ${due}:`,
    { list: [what] },
    ...(reader === "provider"
      ? ["Until it is met we cannot send you requests. Tell us when it is done, or if you need longer."]
      : ["Find it met, say what is missing, or give more time."]),
    { link: "Open it", path: reader === "provider" ? paths.provider.condition(id) : paths.admin.condition(id) },
  ],
  sample: {
    ...{ ref: "APP-7K3M-9Q", what: "Name a deputy safeguarding lead", due: "Friday 30 October 2026" },
    ...{ id: "0199-sample", reader: "provider" },
  },
};
