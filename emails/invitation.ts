import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To whoever is invited: who invites them to what, and the link that works once. */
export const invitation: Email<{ name: string; by: string; organisation: string; token: string }> = {
  subject: ({ organisation }) => `You are invited to join ${organisation} on the provider portal`,
  lines: ({ name, by, organisation, token }) => [
    `Hello ${name}`,
    `${by} invites you to use the provider portal for ${organisation}. The link works once, for two days.`,
    { link: "Read the invitation", path: paths.invitation(token) },
    "If you do not know who this is, ignore this email: nothing happens without the link.",
  ],
  sample: { name: "Sam Carter", by: "Jo Bell", organisation: "Bright Path Learning", token: "sample" },
};
