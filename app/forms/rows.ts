import { type Nested, nest, type Values } from "./names.ts";

/** A button that adds a row to a table, or takes one away, without JavaScript: its value as `intent`. */
export type RowIntent = { act: "add" | "remove"; table: string; row: number };

export const addRow = (table: string): string => `add-row:${table}`;
export const removeRow = (table: string, row: number): string => `remove-row:${table}:${row}`;

/** What a pressed button asks of a table's rows, or undefined for any other button. */
export function rowIntent(intent: string | string[] | undefined): RowIntent | undefined {
  const match = typeof intent === "string" ? /^(add|remove)-row:([\w.-]{1,80})(?::(\d{1,3}))?$/.exec(intent) : null;
  if (!match?.[2] || (match[1] === "remove") !== (match[3] !== undefined)) return undefined;
  return { act: match[1] === "add" ? "add" : "remove", table: match[2], row: Number(match[3] ?? 0) };
}

/** What was typed, unfolded, with one more empty row, or one fewer, in the table that the intent names. */
export function withRows(values: Values, { act, table, row }: RowIntent): { [part: string]: Nested } {
  const steps = table.split(".");
  const root = nest(values);
  let branch: { [part: string]: Nested } = root;
  for (const step of steps.slice(0, -1)) {
    const next = Object.hasOwn(branch, step) ? branch[step] : undefined;
    if (typeof next !== "object" || Array.isArray(next)) return root;
    branch = next;
  }
  const last = steps.at(-1) ?? "";
  const rows = Object.hasOwn(branch, last) ? branch[last] : [];
  if (!Array.isArray(rows)) return root;
  branch[last] = act === "add" ? [...rows, blankLike(rows[0] ?? {})] : rows.filter((_, index) => index !== row);
  return root;
}

/** A row with the same inputs and nothing in them, so that it is shown when what was typed is folded into names. */
function blankLike(row: Nested): Nested {
  if (Array.isArray(row)) return [];
  if (typeof row !== "object") return "";
  return Object.fromEntries(Object.entries(row).map(([part, value]) => [part, blankLike(value)]));
}
