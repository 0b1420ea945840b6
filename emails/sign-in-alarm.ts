import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To whoever's account somebody tries to get into, once a day at most. */
export const signInAlarm: Email<{ name: string }> = {
  subject: () => "Someone is trying to get into your account",
  lines: ({ name }) => [
    `Hello ${name}`,
    "Someone, perhaps you, gave wrong passwords for your account many times in a few minutes. They did not get in, and you need do nothing.",
    "We slow such tries down. In a browser that you have used before you can sign in as always. In a new one we may ask for the code from your app together with your password, or send you a link.",
    "If you use the same password anywhere else, change it.",
    { link: "See where you are signed in", path: paths.account.signIns() },
  ],
  sample: { name: "Sam Carter" },
};
