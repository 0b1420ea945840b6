import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To a provider's owners: the letter that refuses, with each reason and the open way back (Procurement Act 2023, section 36). */
export const applicationRefused: Email<{ ref: string; lot: string; lotSlug: string; reasons: string[] }> = {
  subject: ({ ref, lot }) => `Your application ${ref}: our decision on ${lot}`,
  lines: ({ ref, lot, lotSlug, reasons }) => [
    `We have not approved your application ${ref} for ${lot}.`,
    reasons.length === 1 ? "The reason is:" : "The reasons are:",
    { list: reasons },
    "You can apply again as soon as you have put this right, while the lot is open. We have kept all your answers and documents, so you need to change only what is named here.",
    { link: "Apply again", path: paths.lot(lotSlug) },
    "Reply to the address below if you want to talk about this decision.",
  ],
  sample: {
    ref: "APP-7K3M-9Q",
    lot: "Tuition",
    lotSlug: "tuition",
    reasons: [
      "Who is your designated safeguarding lead? The training is from 2023-02-01: repeat it, then apply again.",
    ],
  },
};
