import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To whoever can't sign in because others try too often: the link that lets one browser through. */
export const thisBrowser: Email<{ name: string; token: string }> = {
  subject: () => "Sign in from this browser",
  lines: ({ name, token }) => [
    `Hello ${name}`,
    "Open this link in the browser in which you want to sign in, then sign in with your password as always. It works once, for 15 minutes.",
    { link: "Let this browser sign in", path: paths.thisBrowser(token) },
    "If you did not ask for it, ignore this email: the link does not sign anybody in.",
  ],
  sample: { name: "Sam Carter", token: "sample" },
};
