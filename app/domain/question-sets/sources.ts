import type { Question } from "./question.ts";

/** Where a question comes from, for whoever judges its answer: the law or guidance, and the council's own number for it. */
export function sourceInWords(
  { id, source, covers }: Pick<Question, "id" | "source" | "covers">,
  version: number,
): string {
  const own = `Question ${[id, ...(covers ?? [])].join(", ")}, version ${version}`;
  return source ? `${source}. ${own}` : `The council’s own question. ${own}`;
}
