import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To somebody of the council for whom an account was made, by the operator or by their first single sign-on. */
export const accountMade: Email<{ name: string; bySingleSignOn: boolean }> = {
  subject: () => "You have an account on the provider portal",
  lines: ({ name, bySingleSignOn }) => [
    `Hello ${name}`,
    bySingleSignOn
      ? "You signed in with your council account for the first time, and an account was made for you here."
      : "The people who run the portal made an account for you. They will give you a link with which you choose your password.",
    { link: "Go to sign in", path: paths.signIn() },
    "If you did not expect this, tell us at the address below.",
  ],
  sample: { name: "Rita Viewer", bySingleSignOn: true },
};
