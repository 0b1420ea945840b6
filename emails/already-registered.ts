import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To a known address with which someone tried to register again: the page itself tells a stranger nothing. */
export const alreadyRegistered: Email<{ name: string }> = {
  subject: () => "You already have an account",
  lines: ({ name }) => [
    `Hello ${name}`,
    "Someone, perhaps you, tried to register with this email address. It already has an account, so nothing has changed.",
    { link: "Sign in", path: paths.signIn() },
  ],
  sample: { name: "Sam Carter" },
};
