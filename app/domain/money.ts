/** The pence in what someone typed ("£1,234.50", "45", "45.5"), up to £999,999,999.99; undefined when it is not an amount in pounds. */
export function parsePounds(text: string): number | undefined {
  const match = /^£?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text.trim());
  const pounds = match?.[1]?.replaceAll(",", "").replace(/^0+(?=\d)/, "");
  if (pounds === undefined || pounds.length > 9) return undefined;
  return Number(pounds) * 100 + Number((match?.[2] ?? "").padEnd(2, "0"));
}

/** Pence as pounds with both decimals, so that columns line up: "£1,234.50"; a credit as "−£1,234.50". */
export function formatPounds(pence: number): string {
  const digits = String(Math.abs(whole(pence))).padStart(3, "0");
  const pounds = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${pence < 0 ? "−" : ""}£${pounds}.${digits.slice(-2)}`;
}

/** The pence of an invoice line: a quantity in hundredths (1.5 hours is 150) times a price in pence, half a penny rounded up. */
export function lineTotal(quantityHundredths: number, pence: number): number {
  return divideHalfUp(whole(quantityHundredths) * whole(pence), 100);
}

/** The VAT in pence on a line's pence at a rate in basis points (20% is 2000), half a penny rounded up, line by line. */
export function vat(pence: number, rateBasisPoints: number): number {
  return divideHalfUp(whole(pence) * whole(rateBasisPoints), 10_000);
}

/** Rounds away from nought, so that a credit note's line is exactly the line it takes back. Takes no step through a fraction. */
function divideHalfUp(amount: number, divisor: number): number {
  const size = Math.abs(whole(amount));
  const quotient = (size - (size % divisor)) / divisor + (size % divisor >= divisor / 2 ? 1 : 0);
  return amount < 0 ? 0 - quotient : quotient;
}

function whole(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new RangeError("Money is counted in whole pence");
  return amount;
}
