import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To a provider: someone on its staff record can't be named for a child, or can again. Says neither who nor why. */
export const staffStop: Email<{ name: string; lifted: boolean }> = {
  subject: ({ lifted }) =>
    lifted
      ? "Someone on your staff record can be named again"
      : "Someone on your staff record cannot be named at the moment",
  lines: ({ name, lifted }) => [
    `Hello ${name}`,
    ...(lifted
      ? ["Someone on your staff record can be named for children again. Your record shows who."]
      : [
          "The council has asked that someone on your staff record is not named for a child, and is not left alone with one, until it has finished looking into a question. Your record shows who.",
          "This is no finding about anybody. Please do not discuss it with the person or with others before you have spoken to our quality lead.",
        ]),
    { link: "See your staff record", path: paths.provider.staff() },
  ],
  sample: { name: "Sam Carter", lifted: false },
};
