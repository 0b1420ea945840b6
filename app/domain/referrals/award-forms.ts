import { z } from "zod";
import { submissionKey } from "#app/domain/sent-once.ts";
import { showable } from "#app/domain/written.ts";

const MOST = 2000;

const words = (name: string) =>
  z
    .string({ error: `Enter ${name}` })
    .trim()
    .max(MOST, `Use ${MOST} characters or fewer`)
    .refine(...showable);
const needed = (name: string, empty: string) => words(name).min(1, empty);

/** What a broker judges of one offer. */
export const scoreForm = z.object({
  requestId: z.uuid("Choose an offer"),
  quality: z.coerce
    .number("Select how well the offer meets the need")
    .int()
    .min(0, "Select how well the offer meets the need")
    .max(5, "Select how well the offer meets the need"),
  reason: needed("your reason", "Say why the offer gets this score"),
  preference: z.coerce.number("Select what the child and parents prefer").int().min(0).max(100),
});

export const awardForm = z.object({
  submissionKey,
  version: z.coerce.number("Open the page again").int("Open the page again"),
  requestId: z.uuid("Choose an offer"),
  reasonRisk: needed("your reason", "Say how this choice answers the risk"),
  reasonNeed: needed("your reason", "Say how this choice meets the need"),
  reasonValue: needed("your reason", "Say why this choice is value for money"),
  whyNotTop: words("your reason").default(""),
});

export const qualityWords = [
  "Does not meet the need",
  "Meets little of the need",
  "Meets part of the need",
  "Meets most of the need",
  "Meets the need",
  "Meets the need, and more",
] as const;

/** How far an offer is what the family wants, as a share of the points for it. */
export const preferenceWords = [
  { value: 100, text: "They prefer this offer, or have no preference" },
  { value: 50, text: "They would accept it" },
  { value: 0, text: "They asked for another" },
] as const;
