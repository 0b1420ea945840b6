const SHORTEST_WORD = 3;
/** So many letters beside known words make it a password of its own. */
const OWN_LETTERS = 5;

const plain = (text: string): string => text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
const lettersOf = (text: string): string => plain(text).replace(/[^\p{L}]/gu, "");

/**
 * Whether a password is little more than these names and words: what is left of its letters when they are taken out is
 * too short to be a word of its own. Case, accents, digits and signs don't count.
 */
export function madeOf(password: string, names: readonly string[]): boolean {
  const words = names.flatMap((name) => [lettersOf(name), ...plain(name).split(/[^\p{L}]+/u)]);
  const longestFirst = words.filter((word) => word.length >= SHORTEST_WORD).sort((a, b) => b.length - a.length);
  const letters = lettersOf(password);
  const left = longestFirst.reduce((rest, word) => rest.replaceAll(word, ""), letters);
  return left.length < letters.length && left.length < OWN_LETTERS;
}
