import { isBlank, type Typed } from "#app/domain/question-sets/typed.ts";

/** Whether two answers say the same: the order of fields, and fields left empty, make no difference. */
export function sameTyped(one: Typed | undefined, other: Typed | undefined): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder(typed: Typed | undefined): unknown {
  if (isBlank(typed)) return null;
  if (Array.isArray(typed)) return typed.map(inOrder);
  if (typeof typed !== "object") return typed;
  const filled = Object.entries(typed).filter(([, value]) => !isBlank(value));
  return filled.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, inOrder(value)]);
}
