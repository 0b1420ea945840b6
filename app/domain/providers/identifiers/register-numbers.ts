/** A charity number without spaces, its register's letters in capitals and without a dash after them. */
export const tidyCharityNumber = (typed: string): string =>
  typed
    .replace(/\s/g, "")
    .toUpperCase()
    .replace(/^(SC|NIC?)-/, "$1");

/**
 * What is wrong with a tidied charity number, in plain words. England and Wales: six or seven digits, and a dash and
 * a number for a linked charity. Scotland: SC and six digits. Northern Ireland: NIC or NI and six. None has a check digit.
 */
export function charityNumberFault(number: string): string | undefined {
  const [, register = "", digits = "", linked = ""] = /^(SC|NIC|NI)?(\d*)(-\d{1,3})?$/.exec(number) ?? [];
  if (digits === "") return "Charity number must be 6 or 7 digits, like 1234567, or SC or NIC and 6 digits";
  if (register && digits.length !== 6)
    return `Charity number must have 6 digits after ${register}: this one has ${digits.length}`;
  if (register && linked) return `Charity number must end after the 6 digits that follow ${register}`;
  if (!register && digits.length !== 6 && digits.length !== 7)
    return `Charity number must have 6 or 7 digits: this one has ${digits.length}`;
  return digits.startsWith("0") && !register ? "Charity number must not start with 0" : undefined;
}

/** What is wrong with a number from the Information Commissioner's register, in plain words: Z, then 7 digits or a letter and 6. */
export function icoNumberFault(number: string): string | undefined {
  if (!number.startsWith("Z")) return "ICO registration number must start with Z, like ZA123456";
  if (number.length !== 8) return `ICO registration number must have 8 characters: this one has ${number.length}`;
  return /^Z[A-Z\d]\d{6}$/.test(number)
    ? undefined
    : "ICO registration number must be Z, then 7 digits or a letter and 6 digits";
}
