import type { z } from "zod";
import { isTrap, nest, type Values } from "./names.ts";

export type { Values } from "./names.ts";
export type Errors = Record<string, { type: string; message: string }>;
/** What a page needs to show itself again: what is wrong by input name ("" for the form as a whole), and what was typed. */
export type Failure = { errors: Errors; values: Values };

/** The most fields that any form of ours could send. */
export const MOST_FIELDS = 1000;

/**
 * What was typed, by input name. `lists` names the checkbox groups, which are always arrays. Files are left to the
 * upload route, names that reach for an object's prototype are left out, and reading ends after MOST_FIELDS.
 * Letters and their accents are put together (NFC), so that equal words are equal however a keyboard makes them. The
 * database can't hold U+0000: it becomes U+FFFD, which is shown again and which schemas refuse.
 */
export function read(formData: FormData, lists: readonly string[] = []): Values {
  const values: Values = Object.fromEntries(lists.map((name) => [name, []]));
  const isList = new Set(lists);
  let count = 0;
  for (const [name, value] of formData) {
    if (++count > MOST_FIELDS) break;
    if (typeof value !== "string" || isTrap(name)) continue;
    const text = value.replaceAll("\0", "\ufffd").normalize("NFC");
    const list = isList.has(name) ? values[name] : undefined;
    if (Array.isArray(list)) list.push(text);
    else values[name] = text;
  }
  return values;
}

/** What is wrong with a form before any field is looked at: no page of ours sends it. */
export function faultIn(formData: FormData): string | undefined {
  let count = 0;
  for (const [name] of formData) {
    if (++count > MOST_FIELDS) return "This form was sent with too many fields. Check your answers and send it again";
    if (isTrap(name)) return "Part of this form could not be read. Check your answers and send it again";
  }
  return undefined;
}

/**
 * Validates on the server: the answers, or the failure with which the page shows itself again. Names with dots reach
 * the schema as rows and parts, dates as day, month and year; errors carry input names.
 */
export function parseForm<S extends z.ZodType>(schema: S, formData: FormData, lists?: readonly string[]) {
  const values = read(formData, lists);
  const fault = faultIn(formData);
  if (fault) return { ok: false as const, failure: refuse(values, "", fault), values };
  const parsed = schema.safeParse(nest(values));
  if (parsed.success) return { ok: true as const, answers: parsed.data, values };
  return { ok: false as const, failure: { errors: errorsOf(parsed.error), values } satisfies Failure, values };
}

/** The first message for each input, by its name. */
export function errorsOf(error: z.ZodError): Errors {
  const errors: Errors = {};
  for (const { path, code, message } of error.issues) errors[path.join(".")] ??= { type: code, message };
  return errors;
}

/** A rule that only the domain can check ("this lot has closed"), told beside one input, or "" for the whole form. */
export const refuse = (values: Values, name: string, message: string): Failure => ({
  errors: { [name]: { type: "domain", message } },
  values,
});
