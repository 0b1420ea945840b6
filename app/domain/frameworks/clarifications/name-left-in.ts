const plain = (text: string): string => text.replaceAll("’", "'").replace(/\s+/g, " ").trim().toLowerCase();
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A name so short may be a part of other words: only the whole word counts. */
const SHORT = 4;

/**
 * The first of these names that a text still holds, in any case and however its spaces run; undefined when it holds
 * none. Questions are published without who asked.
 */
export function nameLeftIn(text: string, names: readonly string[]): string | undefined {
  const read = plain(text);
  return names.find((name) => {
    const sought = plain(name);
    if (sought === "") return false;
    if (sought.length > SHORT) return read.includes(sought);
    return new RegExp(`(?<![\\p{L}\\p{N}])${escaped(sought)}(?![\\p{L}\\p{N}])`, "u").test(read);
  });
}
