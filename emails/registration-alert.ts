import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To QA: the numbers of a provider make it look like a school that is not registered. */
export const registrationAlert: Email<{ name: string; provider: string; providerId: string; tellBy: string }> = {
  subject: ({ provider }) => `${provider} looks like a school that is not registered`.slice(0, 88),
  lines: ({ name, provider, providerId, tellBy }) => [
    `Hello ${name},`,
    `By what ${provider} told us, and by our placements with it, it looks like a school that ought to be registered and is not.`,
    "New referrals and awards to it are stopped until QA decides. Placements that run need a decision today.",
    `If you agree, tell the Department for Education and Ofsted by ${tellBy}, and record that you did.`,
    { link: "See the numbers and decide", path: paths.admin.registration(providerId) },
  ],
  sample: {
    name: "Quentin",
    provider: "Bright Path Learning Ltd",
    providerId: "019a0000-0000-7000-8000-000000000000",
    tellBy: "Monday 14 December 2026",
  },
};
