import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To an address that has an account and was given as the new one of another: the page itself tells nothing. */
export const emailInUse: Email<{ name: string }> = {
  subject: () => "This email address already has an account",
  lines: ({ name }) => [
    `Hello ${name}`,
    "Someone, perhaps you, wanted to use this email address for another account. It already has one, so nothing has changed.",
    { link: "Sign in", path: paths.signIn() },
  ],
  sample: { name: "Sam Carter" },
};
