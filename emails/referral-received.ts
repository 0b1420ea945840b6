import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Data = { reference: string; deadline: string; requestId: string };
const sample: Data = {
  reference: "REQ-7K3M-9Q",
  deadline: "Respond by 5pm on Tuesday 15 September 2026",
  requestId: "0199d0a0-0000-7000-8000-000000000001",
};

/** To a provider's owner and referrals people: a child needs a place, and by when to answer. */
export const referralReceived: Email<Data> = {
  subject: ({ reference }) => `Referral ${reference} needs your answer`,
  lines: ({ reference, deadline, requestId }) => [
    `You have been asked whether you can take a child: referral ${reference}.`,
    `${deadline}.`,
    { link: "Sign in to read the referral and answer", path: paths.provider.request(requestId) },
    "Say yes, say no, or make another offer. Nothing about the child is in this email.",
  ],
  sample,
};

/** To the same people, half-way and two hours before the deadline, while there is no answer. */
export const referralReminder: Email<Data> = {
  subject: ({ reference }) => `Reminder: referral ${reference} needs your answer`,
  lines: ({ reference, deadline, requestId }) => [
    `We have not had your answer to referral ${reference} yet.`,
    `${deadline}.`,
    { link: "Sign in to read the referral and answer", path: paths.provider.request(requestId) },
    "If you cannot take the child, saying no helps: we can ask someone else sooner.",
  ],
  sample,
};
