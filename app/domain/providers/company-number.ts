/** Companies House: eight characters, all digits or with a prefix for the register's part (SC, NI, OC, R…), zeros in front. */
const SHAPE = /^(?:\d{8}|[A-Z]{2}\d{6}|[A-Z]{2}\d{5}[A-Z]|R\d{7})$/;

/**
 * A company number as the register writes it, from whatever spacing, case and number of leading zeros it is typed in;
 * undefined for what can't be one.
 */
export function companyNumberOf(typed: string): string | undefined {
  const text = typed.replace(/[\s.-]/g, "").toUpperCase();
  const [, prefix = "", digits = "", suffix = ""] = /^([A-Z]{0,2})(\d+)([A-Z]?)$/.exec(text) ?? [];
  const number = `${prefix}${digits.padStart(8 - prefix.length - suffix.length, "0")}${suffix}`;
  return SHAPE.test(number) && /[1-9]/.test(number) ? number : undefined;
}
