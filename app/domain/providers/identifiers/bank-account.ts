/**
 * What is wrong with a UK sort code, in plain words. Its form is all that can be told: which sort codes exist, and how an
 * account number is weighed against one (modulus 10, 11 or double alternate), stands in the table that Vocalink licenses
 * and that we do not hold. A call-back by finance stays the proof (rules 14).
 */
export function sortCodeFault(code: string): string | undefined {
  if (!/^\d+$/.test(code)) return "Sort code must be digits only, like 309430";
  if (code.length !== 6) return `Sort code must have 6 digits: this one has ${code.length}`;
  return /[1-9]/.test(code) ? undefined : "Sort code must not be all zeros";
}

/** The same for an account number: six to eight digits. A number that fits may still belong to nobody. */
export function accountNumberFault(number: string): string | undefined {
  if (!/^\d+$/.test(number)) return "Account number must be digits only, like 00733445";
  if (number.length < 6 || number.length > 8)
    return `Account number must have 6 to 8 digits: this one has ${number.length}`;
  return /[1-9]/.test(number) ? undefined : "Account number must not be all zeros";
}
