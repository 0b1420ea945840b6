import type { Email } from "./email.ts";
import { notYou } from "./not-you.ts";

/** To the person who got new recovery codes. The codes themselves were shown once, on the page. */
export const recoveryCodesMade: Email<{ name: string }> = {
  subject: () => "You have new recovery codes",
  lines: ({ name }) => [
    `Hello ${name}`,
    "You made new recovery codes. Any that you had before no longer work. Keep the new ones where only you can find them.",
    ...notYou,
  ],
  sample: { name: "Sam Carter" },
};
