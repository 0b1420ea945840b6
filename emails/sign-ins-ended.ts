import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To whoever's sign-ins were ended, by themselves or by an administrator. */
export const signInsEnded: Email<{ name: string; count: number }> = {
  subject: () => "You were signed out elsewhere",
  lines: ({ name, count }) => [
    `Hello ${name}`,
    count === 1
      ? "One place in which you were signed in was signed out."
      : `${count} places in which you were signed in were signed out.`,
    "Was it not you? Then change your password and look where you are signed in.",
    { link: "Where you are signed in", path: paths.account.signIns() },
  ],
  sample: { name: "Sam Carter", count: 2 },
};
