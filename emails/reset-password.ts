import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To whoever forgot their password: the link by which they choose a new one. */
export const resetPassword: Email<{ name: string; token: string }> = {
  subject: () => "Choose a new password",
  lines: ({ name, token }) => [
    `Hello ${name}`,
    "Someone, perhaps you, said that they forgot the password of this account. The link works once, for one hour.",
    { link: "Choose a new password", path: paths.newPassword(token) },
    "If that was not you, do nothing: your password stays as it is.",
  ],
  sample: { name: "Sam Carter", token: "sample" },
};
