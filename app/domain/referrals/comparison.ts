import { addWorkingDays, type Calendar } from "#app/domain/calendar/calendar.ts";
import { lineTotal } from "#app/domain/money.ts";
import type { AwardWeights } from "./award-weights.ts";

export const parts = [
  "quality",
  "availability",
  "price",
  "distance",
  "preference",
] as const satisfies (keyof AwardWeights)[];
export type Part = (typeof parts)[number];

/** One offer as it is compared. */
export type Offer = {
  requestId: string;
  /** For one session, a morning or an afternoon, without VAT. */
  pricePence: number;
  /** Straight-line kilometres; null for what is taught online. */
  km: number | null;
  /** London date. */
  startOn: string;
  /** Working days after the start that was asked for. */
  daysLate: number;
  /** 0 to 5, judged by a person. */
  quality: number;
  /** 0 to 100: how far this is what the child or parents prefer. */
  preference: number;
};

/** Hundredths of a point: how well the offer does in a part (`out of 100`) and what that counts with its weight. */
export type PartScore = { score: number; points: number };
export type Ranked = {
  requestId: string;
  place: number;
  /** Another offer has the same place: a person chooses, and says why. */
  tied: boolean;
  /** Hundredths of a point, out of 100.00. */
  total: number;
  parts: Record<Part, PartScore>;
};

const WHOLE = 100_00;
const LATE_DAY = 10;
const MOST_LATE = 100 / LATE_DAY;
const QUALITY_STEP = 20;

/**
 * Scores offers by the frozen weights and puts them in order. Price is the lowest over this one; distance what is left
 * of the limit, online in full; availability loses 10 for each working day late; quality is 20 a step. All in whole
 * hundredths, half up in each part, so that the parts shown add up to the total shown. Ties go to the nearest, then to
 * the earlier start, then to a person's recorded choice; how soon someone answered never counts.
 */
export function rank(offers: readonly Offer[], weights: AwardWeights, limitKm: number): Ranked[] {
  const lowest = Math.min(...offers.map((offer) => offer.pricePence));
  const scored = offers.map((offer) => ({ offer, ...score(offer, weights, lowest, limitKm) }));
  const ordered = scored.sort(
    (one, other) => order(one, other) || (one.offer.requestId < other.offer.requestId ? -1 : 1),
  );
  return ordered.map(({ offer, total, parts }) => ({
    requestId: offer.requestId,
    place: 1 + ordered.findIndex((other) => order(other, { offer, total }) === 0),
    tied: ordered.filter((other) => order(other, { offer, total }) === 0).length > 1,
    total,
    parts,
  }));
}

type Placeable = { offer: Offer; total: number };

function order(one: Placeable, other: Placeable): number {
  const km = (offer: Offer) => offer.km ?? Number.MAX_SAFE_INTEGER;
  if (one.total !== other.total) return other.total - one.total;
  if (km(one.offer) !== km(other.offer)) return km(one.offer) - km(other.offer);
  if (one.offer.startOn === other.offer.startOn) return 0;
  return one.offer.startOn < other.offer.startOn ? -1 : 1;
}

function score(offer: Offer, weights: AwardWeights, lowest: number, limitKm: number) {
  const shares: Record<Part, [of: number, outOf: number]> = {
    quality: [offer.quality * QUALITY_STEP, 100],
    availability: [Math.max(0, 100 - offer.daysLate * LATE_DAY), 100],
    price: offer.pricePence === 0 ? [1, 1] : [lowest, offer.pricePence],
    distance: offer.km === null ? [1, 1] : [Math.max(0, limitKm - offer.km), Math.max(1, limitKm)],
    preference: [offer.preference, 100],
  };
  const entries = parts.map((part): [Part, PartScore] => {
    const [of, outOf] = shares[part];
    return [part, { score: halfUp(WHOLE * of, outOf), points: halfUp(weights[part] * 100 * of, outOf) }];
  });
  const total = entries.reduce((sum, [, { points }]) => sum + points, 0);
  return { total, parts: Object.fromEntries(entries) as Record<Part, PartScore> };
}

const halfUp = (amount: number, divisor: number): number => Math.floor((2 * amount + divisor) / (2 * divisor));

/**
 * How many working days of the service calendar lie after the wanted start, up to and with the offered one: London
 * dates. Counting stops at 10, where nothing is left to lose. Throws PastHorizon.
 */
export function workingDaysLate(calendar: Calendar, wanted: string, offered: string): number {
  let late = 0;
  let day = wanted;
  while (late < MOST_LATE) {
    day = addWorkingDays(calendar, day, 1, "service");
    if (day > offered) break;
    late += 1;
  }
  return late;
}

/** The price in pence of one session, from a rate for an hour, a session, or a day, which has two sessions. */
export function perSession(ratePence: number, unit: "hour" | "session" | "day", hoursHundredths: number): number {
  if (unit === "session") return ratePence;
  return lineTotal(unit === "hour" ? hoursHundredths : 50, ratePence);
}

/** Hundredths as people read them: 8267 is "82.67". */
export const formatHundredths = (hundredths: number): string => (hundredths / 100).toFixed(2);
