/** What was typed, exactly, as JSON: also when incomplete or invalid. Dates stay three parts, tables a list of rows. */
export type Typed = string | boolean | Typed[] | { [part: string]: Typed };

/** The stored answer to one question: a value for each field. */
export type Answer = { [field: string]: Typed };

/** The stored answers, by question id. */
export type Answers = { [questionId: string]: Answer };

/** A file field's value: the evidence behind it. `dated` and `ends` are London dates, YYYY-MM-DD. */
export type FileRef = {
  file: true;
  id?: string;
  name?: string;
  dated?: string;
  ends?: string;
  amountPence?: number;
};

/** A piece of evidence as it is kept, with the question and field that it answers. */
export type GivenEvidence = Omit<FileRef, "file"> & { questionId: string; field: string };

export type DateParts = { day: string; month: string; year: string };

type Unknown = Typed | undefined | null;

/** The text typed, without the spaces around it; anything that isn't text reads as empty. */
export const textOf = (typed: Unknown): string => (typeof typed === "string" ? typed.trim() : "");

/** The choices ticked; a single one typed as text counts. */
export function listOf(typed: Unknown): string[] {
  if (Array.isArray(typed)) return typed.filter((item) => typeof item === "string" && item !== "").map(String);
  return typeof typed === "string" && typed !== "" ? [typed] : [];
}

/** The named parts of a row, a date or a group of contacts; anything else reads as no parts. */
export const partsOf = (typed: Unknown): { [part: string]: Typed } =>
  typed !== null && typeof typed === "object" && !Array.isArray(typed) ? typed : {};

/** The part with this name, never one inherited from Object. */
export const partOf = (typed: Unknown, name: string): Typed | undefined => {
  const parts = partsOf(typed);
  return Object.hasOwn(parts, name) ? parts[name] : undefined;
};

/** The rows of a table, empty ones included. */
export const rowsOf = (typed: Unknown): { [part: string]: Typed }[] =>
  Array.isArray(typed) ? typed.map((row) => partsOf(row)) : [];

/** The file behind a file field, or undefined when nothing was uploaded. */
export function fileOf(typed: Unknown): FileRef | undefined {
  const parts = partsOf(typed);
  if (parts.file !== true) return undefined;
  const text = (name: string) => textOf(parts[name]) || undefined;
  const amount = textOf(parts.amountPence);
  return {
    file: true,
    id: text("id"),
    name: text("name"),
    dated: text("dated"),
    ends: text("ends"),
    amountPence: /^\d{1,15}$/.test(amount) ? Number(amount) : undefined,
  };
}

/** The answers with each file field filled from the evidence given: evidence is kept beside answers, not in them. */
export function withEvidence(answers: Answers, evidence: readonly GivenEvidence[]): Answers {
  const filled: Answers = { ...answers };
  for (const { questionId, field, id, name, dated, ends, amountPence } of evidence) {
    const file: Typed = { file: true };
    for (const [part, text] of Object.entries({ id, name, dated, ends })) if (text) file[part] = text;
    if (amountPence !== undefined) file.amountPence = String(amountPence);
    filled[questionId] = { ...filled[questionId], [field]: file };
  }
  return filled;
}

/** Whether nothing at all was typed: no text, no tick, no file, in any part. */
export function isBlank(typed: Unknown): boolean {
  if (typed === undefined || typed === null || typed === false) return true;
  if (typed === true) return false;
  if (typeof typed === "string") return typed.trim() === "";
  return Object.values(typed).every(isBlank);
}
