import { z } from "zod";
import type { CivilDate } from "#app/domain/civil-date.ts";
import { formatPounds, parsePounds } from "#app/domain/money.ts";
import { formatFault, formats } from "./formats.ts";
import type { Column, DateField, Field, Format, LongTextField, MoneyField, NumberField, Option } from "./question.ts";
import { readDate } from "./read-date.ts";
import { isBlank, type Typed, textOf } from "./typed.ts";

/** The most characters of a short answer, counted as people see them: an emoji is one. */
export const SHORT_TEXT = 200;

/** What reached a schema, before it is known to be anything. */
export const asTyped = (typed: unknown) => typed as Typed | undefined;
export const asSentence = (noun: string) => noun.charAt(0).toUpperCase() + noun.slice(1);
const characters = (text: string) => [...text.replaceAll("\r\n", "\n")].length;
const printable = (text: string) => !/[^\P{Cc}\t\n\r]|\ufffd/u.test(text);

/** What to do when nothing was answered. */
export function emptyMessage(field: Field): string {
  if (field.kind === "file") return `Upload ${field.noun}`;
  if (field.kind === "declaration") return `Tick the box to confirm ${field.noun}`;
  if (field.kind === "table") {
    return (field.minRows ?? 1) > 1 ? `Add at least ${field.minRows} ${field.row}s` : `Add at least one ${field.row}`;
  }
  const choosing = field.kind === "yesNo" || field.kind === "oneOf" || field.kind === "manyOf";
  return `${choosing ? "Select" : "Enter"} ${field.noun}`;
}

/** Text of a bounded length that can be shown and stored. What is too long is looked at no further: patterns take time. */
export const someText = (field: Field, most: number) =>
  z
    .preprocess((typed) => textOf(asTyped(typed)), z.string().min(1, emptyMessage(field)))
    .refine((text) => characters(text) <= most, {
      error: `${asSentence(field.noun)} must be ${most} characters or less`,
      abort: true,
    })
    .refine(printable, `${asSentence(field.noun)} must not include characters that cannot be shown`);

/** One line of text, tidied into its format. */
export function shortText(field: Field, format?: Format, most = SHORT_TEXT) {
  const text = someText(field, most);
  if (!format) return text;
  return text
    .superRefine((typed, context) => {
      const message = formatFault(format, typed, field.noun);
      if (message) context.addIssue({ code: "custom", message });
    })
    .transform(formats[format].tidy);
}

/** The most characters of any answer, whatever its word limit. */
export const LONG_TEXT = 10_000;

/** How many words someone typed. */
export const wordsIn = (text: string): number => text.split(/\s+/u).filter(Boolean).length;

function longText(field: LongTextField) {
  const tooLong = `${asSentence(field.noun)} must be ${field.maxWords} words or less`;
  return someText(field, LONG_TEXT).refine((text) => wordsIn(text) <= field.maxWords, tooLong);
}

function number(field: NumberField) {
  const { min, max, decimals = 0 } = field;
  const name = asSentence(field.noun);
  const pattern = decimals > 0 ? new RegExp(`^-?\\d{1,9}(\\.\\d{1,${decimals}})?$`) : /^-?\d{1,9}$/;
  const like = decimals > 0 ? "a number, like 7.5" : "a whole number, like 15";
  return someText(field, SHORT_TEXT)
    .transform((text) => text.replace(/(?<=\d),(?=\d{3}\b)/g, ""))
    .refine((text) => pattern.test(text), `${name} must be ${like}`)
    .transform(Number)
    .refine((n) => !(n < min || n > max), `${name} must be between ${min} and ${max}`);
}

function date(field: DateField, today: CivilDate) {
  const name = asSentence(field.noun);
  return z.unknown().transform((typed, context) => {
    const refuse = (message: string) => {
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    };
    const read = readDate(asTyped(typed));
    if ("missing" in read) {
      const { missing } = read;
      return refuse(missing.length === 3 ? emptyMessage(field) : `${name} must include a ${missing.join(" and ")}`);
    }
    if ("unreal" in read) return refuse(`${name} must be a real date, like 27 3 2026`);
    if (field.when === "past" && read.date > today) return refuse(`${name} must be today or in the past`);
    if (field.when === "future" && read.date < today) return refuse(`${name} must be today or in the future`);
    return read.date;
  });
}

function money(field: MoneyField) {
  const { minPence = 0, maxPence = 99_999_999_999 } = field;
  const name = asSentence(field.noun);
  const pounds = (pence: number) => formatPounds(pence).replace(".00", "");
  return someText(field, SHORT_TEXT)
    .transform((text) => parsePounds(text) ?? Number.NaN)
    .refine((pence) => !Number.isNaN(pence), `${name} must be an amount in pounds, like 45 or 45.50`)
    .refine((pence) => !(pence < minPence), `${name} must be ${pounds(minPence)} or more`)
    .refine((pence) => !(pence > maxPence), `${name} must be ${pounds(maxPence)} or less`);
}

function choice(field: Field, options: readonly Option[]) {
  const known = new Set(options.map(({ value }) => value));
  const chosen = z.preprocess((typed) => textOf(asTyped(typed)), z.string());
  return chosen.refine((value) => known.has(value), emptyMessage(field));
}

export const yesAndNo: readonly Option[] = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

/**
 * The schema of one cell, or of a field that could be one: from what was typed to text, a number, pence, a London
 * date, or true for yes.
 */
export function cellSchema(field: Column, today: CivilDate): z.ZodType {
  switch (field.kind) {
    case "shortText":
      return shortText(field, field.format, field.maxLength);
    case "longText":
      return longText(field);
    case "number":
      return number(field);
    case "money":
      return money(field);
    case "date":
      return date(field, today);
    case "yesNo":
      return choice(field, yesAndNo).transform((value) => value === "yes");
    case "oneOf":
      return choice(field, field.options);
  }
}

/** The same schema, but silent when nothing was typed. */
export const unlessBlank = (schema: z.ZodType): z.ZodType =>
  z.unknown().transform((typed, context) => {
    if (isBlank(asTyped(typed))) return undefined;
    const parsed = schema.safeParse(typed);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) context.addIssue({ code: "custom", message, path: [...path] });
    return z.NEVER;
  });
