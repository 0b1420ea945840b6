import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To the broker: a provider has answered. Who, and what, is read after signing in. */
export const referralAnswered: Email<{ reference: string; referralId: string }> = {
  subject: ({ reference }) => `Referral ${reference} has a new answer`,
  lines: ({ reference, referralId }) => [
    `A provider has answered referral ${reference}.`,
    { link: "Sign in to read the answer", path: paths.admin.referral(referralId) },
  ],
  sample: { reference: "REF-7K3M-9Q", referralId: "0199d0a0-0000-7000-8000-000000000001" },
};
