import { formatDate } from "#app/domain/london-time.ts";
import { formatPounds } from "#app/domain/money.ts";
import { patternInWords, type SessionPattern, type StandardTerms } from "./agreement.ts";

export type Agreement = {
  council: string;
  provider: string;
  childRef: string;
  purpose: string;
  lot: string;
  /** London dates. */
  startsOn: string;
  endsOn: string;
  pattern: SessionPattern;
  hoursPerSessionHundredths: number;
  ratePence: number;
  rateUnit: "hour" | "session" | "day";
  vatBasisPoints: number;
  termsVersion: string;
  terms: StandardTerms;
};

/** An agreement as both sides read and accept it: the child by reference only. */
export function agreementRows(agreement: Agreement): { key: string; value: string }[] {
  const { pattern, terms } = agreement;
  const hours = agreement.hoursPerSessionHundredths / 100;
  return [
    { key: "Between", value: `${agreement.council} and ${agreement.provider}` },
    { key: "Child", value: agreement.childRef },
    { key: "Lot", value: agreement.lot },
    { key: "What it is for", value: agreement.purpose },
    { key: "From", value: formatDate(agreement.startsOn, "long") },
    { key: "Until", value: formatDate(agreement.endsOn, "long") },
    {
      key: "Sessions",
      value: `${pattern.length} a week of ${hours} hours each: ${patternInWords(pattern)}`,
    },
    { key: "Rate", value: rateInWords(agreement.ratePence, agreement.rateUnit) },
    { key: "VAT", value: vatInWords(agreement.vatBasisPoints) },
    { key: "Absence", value: terms.absenceCharge },
    { key: "Notice", value: terms.notice },
    { key: "Progress and outcomes", value: terms.reviews },
    { key: "Changes", value: terms.noMove },
    { key: "Terms", value: `Version ${agreement.termsVersion} of the terms of this lot` },
  ];
}

/** "£60.00 an hour". */
export function rateInWords(pence: number, unit: Agreement["rateUnit"]): string {
  return `${formatPounds(pence)} ${unit === "hour" ? "an" : "a"} ${unit}`;
}

/** "20% is added", or that there is none. */
export const vatInWords = (basisPoints: number): string =>
  basisPoints === 0 ? "No VAT is charged" : `${basisPoints / 100}% is added`;
