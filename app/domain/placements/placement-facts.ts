import { formatDate } from "#app/domain/london-time.ts";
import { formatPounds } from "#app/domain/money.ts";
import { patternInWords, type SessionPattern } from "./agreement.ts";
import { rateInWords, vatInWords } from "./agreement-page.ts";

type Facts = {
  childRef: string;
  lot: string;
  startsOn: string;
  endsOn: string;
  pattern: SessionPattern;
  ratePence: number;
  rateUnit: "hour" | "session" | "day";
  vatBasisPoints: number;
  orderNumber: string | null;
  orderPence: number | null;
};

/** A placement in short, for whoever reads it: the child by reference only. */
export function placementFacts(placement: Facts): { key: string; value: string }[] {
  const { orderNumber, orderPence, pattern } = placement;
  const ordered = orderNumber !== null && orderPence !== null;
  return [
    { key: "Child", value: placement.childRef },
    { key: "Lot", value: placement.lot },
    { key: "Dates", value: `${formatDate(placement.startsOn)} to ${formatDate(placement.endsOn)}` },
    { key: "Sessions", value: `${pattern.length} a week: ${patternInWords(pattern)}` },
    {
      key: "Rate",
      value: `${rateInWords(placement.ratePence, placement.rateUnit)}. ${vatInWords(placement.vatBasisPoints)}`,
    },
    { key: "Order", value: ordered ? `${orderNumber}, up to ${formatPounds(orderPence)}` : "Not approved yet" },
  ];
}

const eventWords: Record<string, string> = {
  start: "Started",
  pause: "Paused",
  resume: "Resumed",
  end: "Ended",
};

/** What happened to a placement, as people read it. */
export const eventInWords = (event: string): string => eventWords[event] ?? event;
