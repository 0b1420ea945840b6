import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To the new address that somebody gave for their account: the link that proves it is theirs. */
export const confirmNewEmail: Email<{ name: string; token: string }> = {
  subject: () => "Confirm your new email address",
  lines: ({ name, token }) => [
    `Hello ${name}`,
    "Confirm that this email address is yours. From then on you sign in with it. The link works once, for one hour.",
    { link: "Confirm your new email address", path: paths.account.confirmNewEmail(token) },
    "If you did not ask for this, ignore this email: nothing happens without the link.",
  ],
  sample: { name: "Sam Carter", token: "sample" },
};
