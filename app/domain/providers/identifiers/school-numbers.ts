/** What is wrong with a UK provider reference number (UKPRN), in plain words: it has eight digits, of which the first is 1. */
export function ukprnFault(number: string): string | undefined {
  if (!/^\d+$/.test(number)) return "UKPRN must be digits only, like 10012345";
  if (number.length !== 8) return `UKPRN must have 8 digits: this one has ${number.length}`;
  return number.startsWith("1") ? undefined : "UKPRN must start with 1";
}

/**
 * What is wrong with a school's unique reference number (URN), in plain words. Six digits. The register of schools gives
 * schools in England numbers from 100000, and lists those in Wales from 400000; nothing else is a school.
 */
export function urnFault(number: string): string | undefined {
  if (!/^\d+$/.test(number)) return "URN must be digits only, like 123456";
  if (number.length === 8 && number.startsWith("1")) return "URN has 6 digits: this looks like a UKPRN, which has 8";
  if (number.length !== 6) return `URN must have 6 digits: this one has ${number.length}`;
  return /^(1|40)/.test(number) ? undefined : "URN must start with 1, or with 40 for a school in Wales";
}
