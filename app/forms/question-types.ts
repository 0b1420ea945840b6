/**
 * What a form has to know of a question to draw it. Any data of this shape will do: forms know words, kinds and
 * choices, not what is asked about.
 */
export type FormQuestion = { id: string; label: string; hint?: string | undefined; fields: readonly FormField[] };

export type Choice = { value: string; label: string; hint?: string };

type Common = { name: string; noun: string; label?: string; hint?: string; showWhen?: unknown };

/** A field as simple as a cell of a table. */
export type FormCell = Common &
  (
    | { kind: "shortText"; format?: string; autoComplete?: string }
    | { kind: "number"; decimals?: number; unit?: string }
    | { kind: "money" }
    | { kind: "date" }
    | { kind: "yesNo" }
    | { kind: "oneOf"; options: readonly Choice[] }
    | { kind: "longText"; maxWords: number }
  );

export type FormContacts = Common & { kind: "contacts"; contacts: readonly Choice[] };
export type FormTable = Common & {
  kind: "table";
  columns: readonly FormCell[];
  row: string;
  minRows?: number;
  maxRows: number;
};

export type FormField =
  | FormCell
  | FormContacts
  | FormTable
  | (Common & { kind: "manyOf"; options: readonly Choice[]; none?: string })
  | (Common & { kind: "declaration"; statement: string })
  | (Common & { kind: "file" });

/** The name of a field's input, which is also the id of its element: "ORG-05.urn". */
export const fieldName = (question: { id: string }, field: { name: string }): string => `${question.id}.${field.name}`;
