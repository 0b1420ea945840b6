/** An amount of pounds found in words, in pence, and where it begins. */
export type AmountRead = { pence: number; from: number };

const amount = /(?:(£|gbp)\s?)?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:\.00)?\s*(million|mill|mn|m|k)?(?![\w%])/gi;
const times: Readonly<Record<string, number>> = {
  million: 1_000_000,
  mill: 1_000_000,
  mn: 1_000_000,
  m: 1_000_000,
  k: 1_000,
};
const numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const spelt = new RegExp(`\\b(${numbers.join("|")})(?=\\s+million)`, "gi");
const SMALLEST_COVER = 100_000;

/**
 * Amounts of cover in the words: "£5,000,000", "£5m", "5 million", "five million pounds". Smaller sums are premiums and
 * excesses.
 */
export function amountsIn(words: string): AmountRead[] {
  const figures = words.replace(spelt, (word) => String(numbers.indexOf(word.toLowerCase()) + 1).padStart(word.length));
  return [...figures.matchAll(amount)].flatMap(({ 1: pounds, 2: figure = "", 3: unit = "", index }): AmountRead[] => {
    if (!pounds && !/^m/i.test(unit)) return [];
    const sum = Number(figure.replaceAll(",", "")) * (times[unit.toLowerCase()] ?? 1);
    return sum >= SMALLEST_COVER ? [{ pence: Math.round(sum * 100), from: index }] : [];
  });
}
