import { z } from "zod";
import type { CivilDate } from "#app/domain/civil-date.ts";
import { lowerFirst } from "#app/domain/lower-first.ts";
import { asTyped, cellSchema, emptyMessage, shortText, unlessBlank } from "./cell-schema.ts";
import type { ContactsField, Field, Format, ManyOfField, TableField } from "./question.ts";
import { fileOf, isBlank, listOf, partsOf, rowsOf } from "./typed.ts";

function manyOf(field: ManyOfField) {
  const needed = field.options.filter(({ value }) => field.atLeast?.includes(value));
  const names = needed.map(({ label }) => `“${label}”`).join(", ");
  const known = new Set([...field.options.map(({ value }) => value), ...(field.none ? ["none"] : [])]);
  return z
    .preprocess((typed) => listOf(asTyped(typed)), z.array(z.string()).min(1, emptyMessage(field)))
    .refine((chosen) => chosen.every((value) => known.has(value)), emptyMessage(field))
    .refine(
      (chosen) => !(field.none && chosen.includes("none") && chosen.length > 1),
      `Select ${field.noun}, or select “${field.none}”`,
    )
    .refine((chosen) => needed.every(({ value }) => chosen.includes(value)), `Select at least ${names}`);
}

function contacts(field: ContactsField) {
  const person = (label: string) => {
    const part = (noun: string, format?: Format) => {
      const whose = `the ${noun} of the person for ${label}`;
      return shortText({ kind: "shortText", name: "part", noun: whose }, format);
    };
    const parts = z.object({
      name: part("name"),
      email: part("email address", "email"),
      phone: part("phone number", "phone"),
    });
    return z.preprocess((typed) => partsOf(asTyped(typed)), parts);
  };
  const people = Object.fromEntries(field.contacts.map(({ value, label }) => [value, person(lowerFirst(label))]));
  return z.preprocess((typed) => partsOf(asTyped(typed)), z.object(people));
}

function table(field: TableField, today: CivilDate) {
  const cells = z.object(
    Object.fromEntries(
      field.columns.map((column) => {
        const schema = cellSchema(column, today);
        return [column.name, column.optional ? unlessBlank(schema) : schema];
      }),
    ),
  );
  const blank = Object.fromEntries(field.columns.map(({ name }) => [name, ""]));
  const blankAsNone = (typed: unknown) => rowsOf(asTyped(typed)).map((parts) => (isBlank(parts) ? undefined : parts));
  return z
    .preprocess(blankAsNone, z.array(z.unknown()))
    .refine((rows) => rows.length <= field.maxRows, `Add ${field.maxRows} or fewer, one to a row`)
    .refine((rows) => rows.filter(Boolean).length >= (field.minRows ?? 1), emptyMessage(field))
    .transform((rows, context) =>
      rows.flatMap((typed, index) => {
        if (typed === undefined) return [];
        const parsed = cells.safeParse({ ...blank, ...typed });
        if (parsed.success) return [parsed.data];
        for (const { path, message } of parsed.error.issues) {
          context.addIssue({ code: "custom", message, path: [index, ...path] });
        }
        return [];
      }),
    );
}

function declaration(field: Field) {
  return z.unknown().transform((typed, context) => {
    if (listOf(asTyped(typed)).includes("yes")) return true;
    context.addIssue({ code: "custom", message: emptyMessage(field) });
    return z.NEVER;
  });
}

function file(field: Field) {
  return z.unknown().transform((typed, context) => {
    const given = fileOf(asTyped(typed));
    if (given) return given;
    context.addIssue({ code: "custom", message: emptyMessage(field) });
    return z.NEVER;
  });
}

// Making a schema takes fifty times as long as using it, and a reviewer's page asks for a hundred.
const made = new Map<string, z.ZodType>();
const MOST_KEPT = 2000;

/**
 * The schema of one field: from what was typed to text, a number, pence, a London date, true or false, choices,
 * contacts by purpose, the filled rows of a table, or the file given. Messages say what to do.
 */
export function fieldSchema(field: Field, today: CivilDate): z.ZodType {
  const key = `${today} ${JSON.stringify(field)}`;
  const kept = made.get(key);
  if (kept) return kept;
  if (made.size >= MOST_KEPT) made.clear();
  const schema = schemaOf(field, today);
  made.set(key, schema);
  return schema;
}

function schemaOf(field: Field, today: CivilDate): z.ZodType {
  switch (field.kind) {
    case "manyOf":
      return manyOf(field);
    case "contacts":
      return contacts(field);
    case "table":
      return table(field, today);
    case "file":
      return file(field);
    case "declaration":
      return declaration(field);
    default:
      return cellSchema(field, today);
  }
}
