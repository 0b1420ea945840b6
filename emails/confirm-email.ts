import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To whoever registered: the link that proves the address is theirs. */
export const confirmEmail: Email<{ name: string; token: string }> = {
  subject: () => "Confirm your email address",
  lines: ({ name, token }) => [
    `Hello ${name}`,
    "Confirm your email address to finish registering. The link works once, for two days.",
    { link: "Confirm your email address", path: paths.confirmEmail(token) },
    "If you did not register, ignore this email: nothing happens without the link.",
  ],
  sample: { name: "Sam Carter", token: "sample" },
};
