import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";
import { notYou } from "./not-you.ts";

/** To the person one of whose recovery codes was used up. */
export const recoveryCodeUsed: Email<{ name: string; left: number }> = {
  subject: () => "One of your recovery codes was used",
  lines: ({ name, left }) => [
    `Hello ${name}`,
    `Someone, we hope you, signed in with one of your recovery codes. You have ${left} left. Each works once.`,
    { link: "See your second steps, or make new codes", path: paths.account.secondFactor() },
    ...notYou,
  ],
  sample: { name: "Sam Carter", left: 9 },
};
