import type { Email } from "./email.ts";
import { notYou } from "./not-you.ts";

const inWords = { app: "Your authenticator app", passkey: "One of your passkeys" };

/** To the person whose second step was removed. */
export const secondFactorRemoved: Email<{ name: string; factor: "app" | "passkey" }> = {
  subject: () => "A second step for signing in was removed",
  lines: ({ name, factor }) => [
    `Hello ${name}`,
    `${inWords[factor]} no longer works as the second step of signing in.`,
    ...notYou,
  ],
  sample: { name: "Sam Carter", factor: "app" },
};
