import type { Email } from "./email.ts";

/** To somebody of the council whose existing account was opened by single sign-on for the first time. */
export const singleSignOnLinked: Email<{ name: string }> = {
  subject: () => "Your council account now opens the provider portal",
  lines: ({ name }) => [
    `Hello ${name}`,
    "Somebody signed in to your account here with your council account, for the first time. From now on the two belong together, and your password here no longer opens it.",
    "If that was not you, tell us at once at the address below.",
  ],
  sample: { name: "Rita Viewer" },
};
