import { foldName } from "#app/domain/children/child.ts";

const patterns: [what: string, pattern: RegExp][] = [
  ["a postcode", /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/i],
  ["a UPN", /\b[a-z]\s?\d{11}[\da-z]\b/i],
  ["an NHS number", /(?<!\d)\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d)/],
];

/**
 * What in a text would tell who the child is: its names, a postcode, a UPN, or ten digits like an NHS number. Texts
 * that every provider asked will read must hold none of these.
 */
export function identifiersIn(text: string, names: readonly string[]): string[] {
  const words = new Set(
    text
      .split(/[^\p{L}\p{M}'’-]+/u)
      .flatMap((word) => [foldName(word.replace(/['’]s$/u, "")), ...word.split("-").map(foldName)]),
  );
  const named = names.flatMap((name) => name.split(/[\s-]+/)).map(foldName);
  const found = patterns.filter(([, pattern]) => pattern.test(text)).map(([what]) => what);
  return named.some((name) => name.length > 1 && words.has(name)) ? ["the child’s name", ...found] : found;
}

/** The sentence beside a field that holds identifiers, or undefined when it holds none. */
export function identifierFault(text: string, names: readonly string[]): string | undefined {
  const found = identifiersIn(text, names);
  return found.length === 0 ? undefined : `Take out ${found.join(" and ")}: every provider you ask will read this`;
}
