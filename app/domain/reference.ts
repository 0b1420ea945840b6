/**
 * Twenty-three characters that cannot be taken for one another and cannot spell a word. The number is prime, which
 * is what lets one check character catch every mistyped character and every swapped pair.
 */
const alphabet = "23456789CDFGHJKMNPQRTWX";
const length = 6;

/**
 * A reference for people to read out and type, such as `APP-7K3M-9Q`: a prefix of two to four letters, five random
 * characters, one check character. About 6.4 million for each prefix: a unique key in the database guards against a repeat.
 * `random` gives numbers from 0 up to, not including, 1.
 */
export function newReference(prefix: string, random: () => number = secureRandom): string {
  const digits = Array.from({ length: length - 1 }, () => Math.floor(random() * alphabet.length));
  const check = (alphabet.length - (weighted(digits) % alphabet.length)) % alphabet.length;
  return format(prefix, [...digits, check].map((digit) => alphabet.charAt(digit)).join(""));
}

/** The reference as we write it, from what someone typed in any case and spacing; undefined when it cannot be one of ours. */
export function parseReference(text: string, prefix?: string): string | undefined {
  const typed = text.toUpperCase().replace(/[\s\p{Pd}]/gu, "");
  const [start, body] = [typed.slice(0, -length), typed.slice(-length)];
  if (!/^[A-Z]{2,4}$/.test(start) || (prefix !== undefined && start !== prefix)) return undefined;
  const digits = [...body].map((character) => alphabet.indexOf(character));
  return digits.includes(-1) || weighted(digits) % alphabet.length !== 0 ? undefined : format(start, body);
}

/** Each place has its own weight, neighbours one apart and the check character 1: a swap of two neighbours changes the sum. */
function weighted(digits: number[]): number {
  return digits.reduce((sum, digit, place) => sum + digit * (length - place), 0);
}

function format(prefix: string, body: string): string {
  return `${prefix}-${body.slice(0, 4)}-${body.slice(4)}`;
}

function secureRandom(): number {
  const [bits = 0] = crypto.getRandomValues(new Uint32Array(1));
  return bits / 2 ** 32;
}
