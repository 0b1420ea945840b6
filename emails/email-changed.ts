import type { Email } from "./email.ts";
import { notYou } from "./not-you.ts";

/** To the old address of an account, and to the new one: mail now goes to the new one. */
export const emailChanged: Email<{ name: string; where: "old" | "new" }> = {
  subject: () => "The email address of your account was changed",
  lines: ({ name, where }) => [
    `Hello ${name}`,
    where === "new"
      ? "This is now the email address of your account: you sign in with it, and we write to it."
      : "Your account now has another email address. We no longer write to this one.",
    ...(where === "new" ? notYou : ["If this was not you, tell the council at once: its address is below."]),
  ],
  sample: { name: "Sam Carter", where: "old" },
};
