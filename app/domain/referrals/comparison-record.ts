import { z } from "zod";
import { type Offer, type Ranked, rank } from "./comparison.ts";

const part = z.object({ score: z.int(), points: z.int() });
const perPart = <S extends z.ZodType>(of: S) =>
  z.object({ quality: of, availability: of, price: of, distance: of, preference: of });

const comparedOffer = z.object({
  requestId: z.string(),
  requestRef: z.string(),
  providerId: z.string(),
  providerName: z.string(),
  kind: z.enum(["yes", "alternative"]),
  startOn: z.string(),
  daysLate: z.int(),
  ratePence: z.int(),
  rateUnit: z.enum(["hour", "session", "day"]),
  pricePence: z.int(),
  km: z.int().nullable(),
  staff: z.array(z.string()),
  answeredLate: z.boolean(),
  /** Null until a person has judged the offer as it now stands. */
  score: z.object({ quality: z.int(), reason: z.string(), preference: z.int() }).nullable(),
});
export type ComparedOffer = z.infer<typeof comparedOffer>;

/** Offers side by side, by what was frozen at sending; kept whole with the award. London dates, pence, hundredths. */
export const comparison = z.object({
  weights: perPart(z.int().min(0).max(100)),
  criteriaVersion: z.string(),
  calendarVersion: z.string(),
  limitKm: z.int(),
  hoursPerSessionHundredths: z.int(),
  wantedStart: z.string(),
  offers: z.array(comparedOffer),
  /** Empty until every offer is scored. */
  ranked: z.array(
    z.object({
      requestId: z.string(),
      place: z.int(),
      tied: z.boolean(),
      total: z.int(),
      parts: perPart(part),
    }),
  ),
});
export type Comparison = z.infer<typeof comparison>;
export const weightsShape = comparison.shape.weights;

/** The offers in order, or none while one of them still waits for a person's score: each counts against the others. */
export function rankOffers(
  offers: readonly ComparedOffer[],
  weights: Comparison["weights"],
  limitKm: number,
): Ranked[] {
  const scored = offers.flatMap(({ score, ...offer }): Offer[] =>
    score ? [{ ...offer, quality: score.quality, preference: score.preference }] : [],
  );
  return scored.length === offers.length ? rank(scored, weights, limitKm) : [];
}
