import { type AdmissionLetter, admissionLetter } from "#app/domain/reviews/letters.ts";
import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To a provider's owners: the letter that says they are approved on a lot, and what comes before a first placement. */
export const applicationAdmitted: Email<AdmissionLetter & { lotSlug: string }> = {
  subject: ({ ref, lot }) => `Your application ${ref}: you are approved for ${lot}`,
  lines: ({ lotSlug, ...letter }) => admissionLetter(letter, { toDo: paths.provider.home(), lot: paths.lot(lotSlug) }),
  sample: {
    ref: "APP-7K3M-9Q",
    lot: "Tuition",
    lotSlug: "tuition",
    needed: ["Which bank account should we pay?", "Quality visit, which we arrange with you"],
    conditions: [{ what: "Name a deputy safeguarding lead", by: "30 October 2026" }],
  },
};
