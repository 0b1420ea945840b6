/** Who an answer could be from: names of the organisation and of its people, and the domains of their addresses. */
export type KnownNames = { organisation: readonly string[]; people: readonly string[]; domains: readonly string[] };

export const HIDDEN_NAME = "[name]";
const HIDDEN_CONTACT = "[contact details]";
const HIDDEN_PRICE = "[price]";

const letter = "[\\p{L}\\p{N}]";
const whole = (pattern: string, flags = "giu"): RegExp =>
  new RegExp(`(?<!${letter})(?:${pattern})(?!${letter})`, flags);
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

// Each pattern starts only where its run of signs starts: from every place within a long run, it would take hours.
const contacts: readonly RegExp[] = [
  /(?<![^\s@<>()])[^\s@<>()]+@[^\s@<>()]+\.[\p{L}]{2,}/giu,
  /\b(?:https?:\/\/|www\.)[^\s)>\]]+/giu,
  /(?<![a-z0-9-]|[a-z0-9-]\.)(?:[a-z0-9-]+\.)+(?:uk|com|org|net|info|co|example)\b(?:\/\S*)?/giu,
  /(?<![\p{L}\p{N}])(?:\+44|0)(?:[\s()-]*\d){9,10}(?!\d)/gu,
  /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/giu,
];
const prices: readonly RegExp[] = [
  /£\s*\d[\d,]*(?:\.\d+)?/gu,
  /(?<!\d|\d,)\d+(?:,\d+)*(?:\.\d+)?\s*(?:pounds|GBP)\b/giu,
  /\bGBP\s*\d[\d,]*(?:\.\d+)?/giu,
];

/** Words of the field that stand in many names: hiding them would hide what is said. */
const ordinary = new Set(
  "the and for with academy alternative care centre college community education group learning limited ltd mentoring mentor mentors project provision school schools service services support teaching training trust tuition tutor tutors young youth".split(
    " ",
  ),
);
const company = /[\s,]+(?:ltd|limited|cic|llp|plc)\.?$/iu;
const LEAST = 3;
const titles = new Set(["mr", "ms", "dr"]);

/** The words of a name: `&` and `and` only stand between them. */
const wordsOf = (name: string): string[] =>
  name
    .normalize("NFC")
    .split(/[\s.,'’&+_\p{Pd}]+/u)
    .filter((word) => word !== "" && word.toLowerCase() !== "and");

/** A name however its spaces, apostrophes, dots and its “and” are written, or run together. */
const between = "[\\s.,'’&+_\\p{Pd}]*";
const loosely = (name: string): string => wordsOf(name).map(escaped).join(`${between}(?:and${between})?`);

/** An organisation as it speaks of itself: without its legal form, and without the words of the field at the ends. */
function shortNames(name: string): string[] {
  const plain = name.trim().replace(company, "");
  const words = wordsOf(plain);
  const isTelling = (word: string) => !ordinary.has(word.toLowerCase());
  const core = words.slice(words.findIndex(isTelling), words.findLastIndex(isTelling) + 1);
  return core.length > 1 ? [plain, core.join(" ")] : [plain];
}

/** Names of more than one word are hidden inside a longer handle or address too, run together, once they are this long. */
const LEAST_TOGETHER = 8;
const together = (name: string): string | undefined => {
  const words = wordsOf(name);
  return words.length > 1 && words.join("").length >= LEAST_TOGETHER ? words.map(escaped).join("(?:and)?") : undefined;
};

const partsOf = (name: string): string[] =>
  name
    .normalize("NFC")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length >= LEAST && !ordinary.has(part.toLowerCase()));

/** First names of two letters ("Jo"): too short to tell from other words without their capital. */
const shortFirstNames = (person: string): string[] =>
  wordsOf(person)
    .slice(0, -1)
    .filter((word) => word.length === LEAST - 1 && !titles.has(word.toLowerCase()));

/** A part of a name hides only with its capital: "bright" in a sentence is no name, "Bright" may be. */
const withCapital = (part: string): string => {
  const [first = "", ...rest] = part;
  const titled = first.toUpperCase() + rest.join("");
  return [...new Set([titled, part.toUpperCase()])].map(escaped).join("|");
};

/**
 * An answer as the young people's panel reads it: without the names by which its provider would be known, without
 * contact details, and without prices. Each hidden piece leaves a word in brackets; `hidden` says whether any was.
 * A name that is an ordinary word is hidden where it has a capital: better a gap than a guess.
 */
export function hideNames(
  text: string,
  { organisation, people, domains }: KnownNames,
): { text: string; hidden: boolean } {
  const own = [...organisation, ...organisation.flatMap(shortNames)];
  const longest = (names: readonly string[]) =>
    [...new Set(names)].filter((name) => wordsOf(name).length > 0).sort((a, b) => b.length - a.length);
  const longFirst = longest([...own, ...people]);
  const parts = [...longFirst.flatMap(partsOf), ...people.flatMap(shortFirstNames)];
  const steps: [RegExp, string][] = [
    ...contacts.map((pattern): [RegExp, string] => [pattern, HIDDEN_CONTACT]),
    ...domains.map((domain): [RegExp, string] => [whole(escaped(domain)), HIDDEN_CONTACT]),
    ...prices.map((pattern): [RegExp, string] => [pattern, HIDDEN_PRICE]),
    ...longFirst.map((name): [RegExp, string] => [whole(loosely(name)), HIDDEN_NAME]),
    ...longest(own)
      .flatMap((name) => together(name) ?? [])
      .map((pattern): [RegExp, string] => [new RegExp(pattern, "giu"), HIDDEN_NAME]),
    ...[...new Set(parts)].map((part): [RegExp, string] => [whole(withCapital(part), "gu"), HIDDEN_NAME]),
  ];
  const given = text.normalize("NFC");
  const shown = steps
    .reduce((read, [pattern, instead]) => read.replace(pattern, instead), given)
    .replace(/\[name\](?:\s+\[name\])+/g, HIDDEN_NAME);
  return { text: shown, hidden: shown !== given };
}
