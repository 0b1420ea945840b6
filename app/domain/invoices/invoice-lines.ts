import type { HalfDay } from "#app/domain/attendance/marks.ts";
import { lineTotal, vat } from "#app/domain/money.ts";

export const rateUnits = ["hour", "session", "day"] as const;
export type RateUnit = (typeof rateUnits)[number];

/** The price that both sides agreed: pence for each unit, VAT in basis points (20% is 2000), 0 where none is charged. */
export type AgreedRate = {
  ratePence: number;
  rateUnit: RateUnit;
  hoursPerSessionHundredths: number;
  vatBasisPoints: number;
};

/** One half day of an invoice: a quantity in hundredths of the agreed unit, amounts in pence. */
export type InvoiceLine = HalfDay & {
  quantityHundredths: number;
  ratePence: number;
  netPence: number;
  vatBasisPoints: number;
  vatPence: number;
};
export type Totals = { netPence: number; vatPence: number; totalPence: number };

/** How much of the agreed unit one half day is, in hundredths: a session, its hours, or half a day. */
export function quantityOfHalf({ rateUnit, hoursPerSessionHundredths }: AgreedRate): number {
  return { session: 100, hour: hoursPerSessionHundredths, day: 50 }[rateUnit];
}

/** The line of a half day at the agreed rate, net and VAT each rounded half up to the penny. */
export function lineFor({ date, half }: HalfDay, agreed: AgreedRate): InvoiceLine {
  const quantityHundredths = quantityOfHalf(agreed);
  const netPence = lineTotal(quantityHundredths, agreed.ratePence);
  const { ratePence, vatBasisPoints } = agreed;
  return {
    date,
    half,
    quantityHundredths,
    ratePence,
    netPence,
    vatBasisPoints,
    vatPence: vat(netPence, vatBasisPoints),
  };
}

/** The sums of the lines; VAT is summed as it was rounded, line by line. */
export function totalsOf(lines: readonly Pick<InvoiceLine, "netPence" | "vatPence">[]): Totals {
  const netPence = lines.reduce((sum, line) => sum + line.netPence, 0);
  const vatPence = lines.reduce((sum, line) => sum + line.vatPence, 0);
  return { netPence, vatPence, totalPence: netPence + vatPence };
}

/** A quantity as people read it: 100 is "1", 250 is "2.5". */
export const quantityInWords = (hundredths: number): string => String(hundredths / 100);

/** What a rate is for, one of it. */
export const unitNames: Record<RateUnit, string> = {
  session: "session (half a day)",
  hour: "hour",
  day: "day",
};

/** A VAT rate as people read it: 2000 is "20%", 0 is "no VAT". */
export const vatInWords = (basisPoints: number): string => (basisPoints === 0 ? "no VAT" : `${basisPoints / 100}%`);
