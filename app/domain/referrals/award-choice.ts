import { Refused } from "#app/domain/errors.ts";
import type { ComparedOffer, Comparison } from "./comparison-record.ts";

/** Why an offer is awarded, under the headings of rules 9. */
export type AwardReasons = {
  reasonRisk: string;
  reasonNeed: string;
  reasonValue: string;
  whyNotTop?: string | undefined;
};

/**
 * The chosen offer, when it may be chosen: every offer is scored, and a choice that is not the top one, or one of
 * several at the top, has its reason. Throws Refused at the field that is wrong.
 */
export function choose(comparison: Comparison, requestId: string, reasons: AwardReasons): ComparedOffer {
  const offer = comparison.offers.find((one) => one.requestId === requestId);
  if (!offer) throw new Refused("requestId", "Choose a provider that made an offer");
  const place = comparison.ranked.find((one) => one.requestId === requestId);
  if (!place) throw new Refused("requestId", "Score every offer before you choose one");
  if (place.place > 1 && !reasons.whyNotTop)
    throw new Refused("whyNotTop", "Say why you do not choose the offer with the most points");
  if (place.place === 1 && place.tied && !reasons.whyNotTop)
    throw new Refused("whyNotTop", "Offers are equal at the top: say why you choose this one");
  return offer;
}
