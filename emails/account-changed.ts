import type { Email, Line } from "./email.ts";

export type AccountChange = "roles" | "disabled" | "enabled" | "signed-out" | "factors-removed";

const words: Record<AccountChange, (roles: string) => readonly Line[]> = {
  roles: (roles) => [
    `An administrator of the council has changed what you may do. You are now: ${roles}.`,
    "You were signed out. Sign in again to go on.",
  ],
  disabled: () => ["An administrator of the council has disabled your account. You can no longer sign in."],
  enabled: () => ["An administrator of the council has enabled your account again. You can sign in as before."],
  "signed-out": () => ["An administrator of the council has signed you out everywhere. You can sign in again."],
  "factors-removed": () => [
    "An administrator of the council has removed the second step of your sign-in, since you had lost it. You were signed out everywhere.",
    "Sign in with your password and set up a new second step.",
  ],
};

/** To the person whose account an administrator changed. */
export const accountChanged: Email<{ name: string; change: AccountChange; roles: string }> = {
  subject: ({ change }) => (change === "disabled" ? "Your account was disabled" : "Your account was changed"),
  lines: ({ name, change, roles }) => [
    `Hello ${name}`,
    ...words[change](roles),
    "If you didn’t ask for this or don’t know why, write to the address below.",
  ],
  sample: { name: "Sam Carter", change: "roles", roles: "QA reviewer, Auditor" },
};
