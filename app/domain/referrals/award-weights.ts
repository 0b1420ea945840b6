import { z } from "zod";

/** What an award is decided by, in parts of a hundred (Procurement Act 2023, sections 19 and 23: criteria set and shown beforehand). */
export const awardWeights = z
  .object({
    quality: z.int().min(0),
    availability: z.int().min(0),
    price: z.int().min(0),
    distance: z.int().min(0),
    preference: z.int().min(0),
  })
  .refine((weights) => Object.values(weights).reduce((sum, weight) => sum + weight, 0) === 100, "must add up to 100");
export type AwardWeights = z.infer<typeof awardWeights>;

export const weightNames: Record<keyof AwardWeights, string> = {
  quality: "How well the offer meets the need",
  availability: "When it can start",
  price: "Price",
  distance: "Distance",
  preference: "What the child and parents prefer",
};

/** Proposed by us, beside what other frameworks publish; a council sets its own as the dated setting `award-weights`. */
export const shippedWeights: AwardWeights = { quality: 45, availability: 20, price: 20, distance: 10, preference: 5 };

/** The version of the criteria and scoring formulas that weights are used with. */
export const CRITERIA_VERSION = "1";
