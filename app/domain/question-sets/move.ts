import { askedAnew, type Questions } from "./compare.ts";

/**
 * Which of a provider's stored answers an application uses once it is moved from one version of its lot's questions to
 * another. An answer to a question that is asked differently is no longer used, and so is on offer again; every other
 * stays. Nothing stored is touched.
 */
export function usesAfterMove(before: Questions, after: Questions, used: ReadonlySet<string>): Set<string> {
  const again = new Set(askedAnew(before, after));
  return new Set([...used].filter((id) => !again.has(id)));
}
