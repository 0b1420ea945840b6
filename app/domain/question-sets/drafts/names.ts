import { isFieldName } from "../faults/field-faults.ts";
import { leavesOf, type Question } from "../question.ts";

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

/** A name like "dateOfTraining" from a label, that can name an input: "partMonth", as "month" is a part of a date. */
function fieldNameOf(label: string, fallback: string): string {
  const name = slugOf(label, fallback).replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return isFieldName(name) ? name : `${fallback}${name.charAt(0).toUpperCase()}${name.slice(1)}`.slice(0, 40);
}

/** The name of a new input from its label, one that is not taken: "site", "site2" …; `fallback` when nothing is left. */
export function newName(label: string, fallback: string, taken: readonly string[]): string {
  const name = fieldNameOf(label, fallback);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name.slice(0, 38)}${number}`;
    if (!taken.includes(candidate)) return candidate;
  }
}

/**
 * The name of a new field: "value" for the only one of a question, others by their labels. None gets the name of one
 * that was removed while a condition beside it still looks at that: it would be about something else.
 */
export function newFieldName({ id, fields }: Question, label: string): string {
  const looked = fields
    .flatMap(({ showWhen }) => (showWhen ? leavesOf(showWhen) : []))
    .filter(({ question }) => question === id)
    .map(({ field = "value" }) => field);
  const taken = [...fields.map(({ name }) => name), ...looked];
  return fields.length === 0 ? "value" : newName(label, "part", taken);
}

const ownId = /^LOC-(\d{2,3})$/;

/** The id after the highest of the council's own, "LOC-01", "LOC-02" …; gaps are left, as ids outlive their questions. */
export function ownQuestionId(taken: readonly string[]): string {
  const numbers = taken.map((id) => Number(ownId.exec(id)?.[1] ?? 0));
  return `LOC-${String(Math.max(0, ...numbers) + 1).padStart(2, "0")}`;
}
