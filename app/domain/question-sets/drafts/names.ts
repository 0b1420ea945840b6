/** A short address part from a title: "Fire safety – sites" is "fire-safety-sites"; `fallback` when nothing is left. */
export const slugOf = (title: string, fallback: string): string =>
  title
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "") || fallback;

/** The id itself, or the first of "id-2", "id-3" … that is not taken. */
export function freeId(id: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? id : `${id}-${number}`;
    if (!taken.includes(candidate)) return candidate;
  }
}

/** The name of a field's input from its label, like "dateOfTraining"; `fallback` when nothing is left. */
export const fieldNameOf = (label: string, fallback: string): string =>
  slugOf(label, fallback).replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const ownId = /^LOC-(\d{2,3})$/;

/** The id after the highest of the council's own, "LOC-01", "LOC-02" …; gaps are left, as ids outlive their questions. */
export function ownQuestionId(taken: readonly string[]): string {
  const numbers = taken.map((id) => Number(ownId.exec(id)?.[1] ?? 0));
  return `LOC-${String(Math.max(0, ...numbers) + 1).padStart(2, "0")}`;
}
