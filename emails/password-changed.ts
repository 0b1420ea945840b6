import type { Email } from "./email.ts";
import { notYou } from "./not-you.ts";

/** To the person whose password was changed, by themselves or by the link in a mail. */
export const passwordChanged: Email<{ name: string }> = {
  subject: () => "Your password was changed",
  lines: ({ name }) => [
    `Hello ${name}`,
    "The password of your account was changed, and your other sign-ins have ended.",
    ...notYou,
  ],
  sample: { name: "Sam Carter" },
};
