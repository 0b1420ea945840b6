import { type RefusalLetter, refusalLetter } from "#app/domain/reviews/letters.ts";
import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To a provider's owners: the letter that refuses. */
export const applicationRefused: Email<RefusalLetter & { lotSlug: string }> = {
  subject: ({ ref, lot }) => `Your application ${ref}: our decision on ${lot}`,
  lines: ({ lotSlug, ...letter }) => refusalLetter(letter, { again: paths.lot(lotSlug) }),
  sample: {
    ref: "APP-7K3M-9Q",
    lot: "Tuition",
    lotSlug: "tuition",
    reasons: [
      {
        title: "Who is your designated safeguarding lead?",
        reason: "The training is from 1 February 2023, and must not be older than 14 September 2024",
        remedy:
          "Give the date of the training, which must be within the last 24 months: if it is older, do it again first",
      },
    ],
  },
};
