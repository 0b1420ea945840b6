/** The 23 letters of a check letter, in the order of their values; I, O and S are left out. */
const letters = "ABCDEFGHJKLMNPQRTUVWXYZ";
const shape = /^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/;

/** The UPN as it is kept: capitals, no spaces. */
export const tidyUpn = (typed: string): string => typed.replace(/[\s-]/g, "").toUpperCase();

/**
 * Whether this is a unique pupil number with its right check letter: each of characters 2 to 13 times its position,
 * summed, modulo 23 (Department for Education, common basic data set). A temporary number ends with a letter.
 */
export function isUpn(upn: string): boolean {
  if (!shape.test(upn)) return false;
  const sum = [...upn.slice(1)].reduce((total, character, place) => total + worth(character) * (place + 2), 0);
  return letters.charAt(sum % letters.length) === upn.charAt(0);
}

const worth = (character: string): number => (/\d/.test(character) ? Number(character) : letters.indexOf(character));
