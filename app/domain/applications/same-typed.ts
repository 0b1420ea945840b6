import { isBlank, type Typed } from "#app/domain/question-sets/typed.ts";

/** Whether two answers say the same: the order of fields, and fields left empty, make no difference. */
export function sameTyped(one: Typed | undefined, other: Typed | undefined): boolean {
  return asOneText(one) === asOneText(other);
}

/** An answer as one text that is the same for answers that say the same. */
export const asOneText = (typed: Typed | undefined): string => JSON.stringify(inOrder(typed));

function inOrder(typed: Typed | undefined): unknown {
  if (isBlank(typed)) return null;
  if (Array.isArray(typed)) return typed.map(inOrder);
  if (typeof typed !== "object") return typed;
  const filled = Object.entries(typed).filter(([, value]) => !isBlank(value));
  return filled.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, inOrder(value)]);
}
