/** How many codes a person gets at a time. */
export const CODES = 10;
const LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ";
const LENGTH = 10;

/** A code for a person to keep on paper, made of random bytes: no vowels, nothing that looks like something else. */
export const codeFrom = (bytes: Uint8Array): string => {
  const letters = [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join("");
  return `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2, LENGTH)}`;
};

/** A code as it was given out, from however it was typed; undefined when it can't be one. */
export function asGivenOut(typed: string): string | undefined {
  const letters = typed.toUpperCase().replace(/[\s-]/g, "");
  const known = letters.length === LENGTH && [...letters].every((letter) => LETTERS.includes(letter));
  return known ? `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}` : undefined;
}
