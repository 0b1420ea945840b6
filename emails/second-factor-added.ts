import type { Email } from "./email.ts";
import { notYou } from "./not-you.ts";

const inWords = { app: "an authenticator app", passkey: "a passkey" };

/** To whoever has set up a second step, or someone in their place. */
export const secondFactorAdded: Email<{ name: string; factor: "app" | "passkey" }> = {
  subject: () => "You have a new second step for signing in",
  lines: ({ name, factor }) => [
    `Hello ${name}`,
    `You set up ${inWords[factor]} as the second step of signing in. Everywhere else you were signed in, you have been signed out.`,
    ...notYou,
  ],
  sample: { name: "Sam Carter", factor: "app" },
};
