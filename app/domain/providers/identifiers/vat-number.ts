/** The weights of the first seven digits; the last two make the sum even out (HMRC's published check). */
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2];

/** A VAT number as it is written: GB (or XI, in Northern Ireland) and the digits, without spaces. */
export const tidyVatNumber = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[\s\p{Pd}.]/gu, "")
    .replace(/^(?=\d)/, "GB");

/**
 * What is wrong with a tidied VAT number, in plain words; undefined when its check digits fit. They fit when the weighted
 * sum and the last two digits come to a multiple of 97, or, for numbers given out since November 2009, fall 55 short of one.
 */
export function vatNumberFault(number: string): string | undefined {
  const digits = /^(?:GB|XI)(\d*)$/.exec(number)?.[1];
  if (digits === undefined) return "VAT number must be GB and digits only, like GB123456782";
  // Twelve: a branch of a group has three more, which no check covers.
  if (digits.length !== 9 && digits.length !== 12)
    return `VAT number must have 9 digits after GB: this one has ${digits.length}`;
  const sum = WEIGHTS.reduce(
    (total, weight, place) => total + weight * Number(digits[place]),
    Number(digits.slice(7, 9)),
  );
  const fits = sum % 97 === 0 || (sum + 55) % 97 === 0;
  return fits && sum > 0 ? undefined : "Check your VAT number: its last two digits do not fit the others";
}
