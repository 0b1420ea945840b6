/**
 * What makes two invoice numbers the same: `INV 007` is `inv-7`. Letter case, spaces, dashes and the leading noughts
 * of each run of digits do not count. Empty when nothing is left.
 */
export function numberKey(typed: string): string {
  const plain = typed.normalize("NFKC").toUpperCase();
  return withoutNoughts(withoutNoughts(plain).replace(/[\s\p{Pd}]/gu, ""));
}

/** Whether two order numbers are the same, however they were spaced. */
export const sameOrder = (one: string, other: string): boolean => orderKey(one) === orderKey(other);

const orderKey = (typed: string): string => typed.toUpperCase().replace(/[\s\p{Pd}]/gu, "");
const withoutNoughts = (text: string): string => text.replace(/(?<!\d)0+(?=\d)/g, "");
