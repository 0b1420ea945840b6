import { formatDate } from "#app/domain/london-time.ts";
import { formatPounds } from "#app/domain/money.ts";
import { weightNames } from "./award-weights.ts";
import { formatHundredths, parts } from "./comparison.ts";
import type { ComparedOffer, Comparison } from "./comparison-record.ts";

/** One offer's facts as a broker compares them: start, price, staff, distance. */
export function offerFacts(offer: ComparedOffer): { key: string; value: string }[] {
  const late =
    offer.daysLate === 0 ? "in time" : `${offer.daysLate} working ${offer.daysLate === 1 ? "day" : "days"} late`;
  const unit =
    offer.rateUnit === "session"
      ? ""
      : `; ${formatPounds(offer.ratePence)} ${offer.rateUnit === "hour" ? "an hour" : "a day"}`;
  return [
    { key: "Answer", value: offer.kind === "yes" ? "Yes" : "Another offer" },
    { key: "Start", value: `${formatDate(offer.startOn)}, ${late}` },
    { key: "Price", value: `${formatPounds(offer.pricePence)} a session${unit}, without VAT` },
    { key: "Distance", value: offer.km === null ? "Online" : `${offer.km} km` },
    { key: "Staff", value: offer.staff.length > 0 ? offer.staff.join(", ") : "Nobody named" },
  ];
}

export type RankingRow = {
  requestId: string;
  provider: string;
  place: string;
  total: string;
  /** In the order of `rankingHead`: points, and the score out of 100 that they come from. */
  parts: { points: string; score: string }[];
};

/** The parts of the ranking with what each counts: "Price (20)". */
export const rankingHead = ({ weights }: Comparison): string[] =>
  parts.map((part) => `${weightNames[part]} (${weights[part]})`);

/** The offers in order, each part's points shown; equal offers share a place. */
export function rankingRows({ ranked, offers }: Comparison): RankingRow[] {
  const names = new Map(offers.map((offer) => [offer.requestId, offer.providerName]));
  return ranked.map(({ requestId, place, tied, total, parts: scores }) => ({
    requestId,
    provider: names.get(requestId) ?? "",
    place: tied ? `${place}, equal` : String(place),
    total: formatHundredths(total),
    parts: parts.map((part) => ({
      points: formatHundredths(scores[part].points),
      score: formatHundredths(scores[part].score),
    })),
  }));
}
