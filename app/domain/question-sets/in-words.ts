import { formatPounds, parsePounds } from "#app/domain/money.ts";
import { asSentence, yesAndNo } from "./cell-schema.ts";
import type { Field, Option, TableField } from "./question.ts";
import { readDate } from "./read-date.ts";
import { fileOf, isBlank, listOf, partOf, rowsOf, type Typed, textOf } from "./typed.ts";

const months = "January February March April May June July August September October November December".split(" ");

/** A London date in words: "27 March 2026". */
export function dateInWords(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}`;
}

/**
 * What was typed into a field, for people to read: a line for each choice, contact or row. What can't be understood
 * stands as it was typed; nothing typed is no line.
 */
export function inWords(field: Field, typed: Typed | undefined): string[] {
  if (isBlank(typed)) return [];
  switch (field.kind) {
    case "yesNo":
      return labels(yesAndNo, listOf(typed));
    case "oneOf":
      return labels(field.options, listOf(typed));
    case "manyOf":
      return labels([...field.options, { value: "none", label: field.none ?? "None" }], listOf(typed));
    case "date": {
      const read = readDate(typed);
      const parts = ["day", "month", "year"].map((part) => textOf(partOf(typed, part)));
      return ["date" in read ? dateInWords(read.date) : parts.filter(Boolean).join(" ")];
    }
    case "money": {
      const pence = parsePounds(textOf(typed));
      return [pence === undefined ? textOf(typed) : formatPounds(pence)];
    }
    case "number":
      return [field.unit === "%" ? `${textOf(typed)}%` : `${textOf(typed)} ${field.unit ?? ""}`.trim()];
    case "contacts":
      return field.contacts.flatMap(({ value, label }) => contactInWords(label, partOf(typed, value)));
    case "table":
      return rowsOf(typed)
        .filter((row) => !isBlank(row))
        .map((row, index) => rowInWords(field, row, index));
    case "file":
      return [fileOf(typed)?.name ?? "Uploaded"];
    case "declaration":
      return listOf(typed).includes("yes") ? [field.statement] : [];
    default:
      return [textOf(typed)];
  }
}

/** What is described one by one stands with a name for each part. */
function rowInWords({ columns, repeats, row: thing }: TableField, row: Typed, index: number): string {
  const said = columns.map((column) => {
    const words = inWords(column, partOf(row, column.name)).join(", ");
    return words && repeats ? `${column.label ?? asSentence(column.noun)}: ${words}` : words;
  });
  const parts = said.filter(Boolean);
  return repeats ? `${asSentence(thing)} ${index + 1} – ${parts.join("; ")}` : parts.join(", ");
}

function contactInWords(label: string, typed: Typed | undefined): string[] {
  const parts = ["name", "email", "phone"].map((part) => textOf(partOf(typed, part))).filter(Boolean);
  return parts.length > 0 ? [`${label}: ${parts.join(", ")}`] : [];
}

const labels = (options: readonly Option[], chosen: string[]): string[] =>
  chosen.map((value) => options.find((option) => option.value === value)?.label ?? value);
