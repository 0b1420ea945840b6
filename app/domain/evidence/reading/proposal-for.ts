import { dateParts } from "#app/domain/date-parts.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { formatPounds } from "#app/domain/money.ts";
import type { Typed } from "#app/domain/question-sets/typed.ts";
import type { Proposals } from "./propose.ts";

/** What we read for something asked beside a file, by its input name: in words, its page, and as a form would send it. */
export function proposalFor(
  proposals: Proposals,
  name: string,
): { words: string; page: number; typed: Typed } | undefined {
  if (name === "amount") {
    const { amount } = proposals;
    return amount && { words: formatPounds(amount.value), page: amount.page, typed: String(amount.value / 100) };
  }
  const date = name === "ends" ? proposals.ends : name === "dated" ? proposals.dated : undefined;
  return date && { words: formatDate(date.value), page: date.page, typed: { ...dateParts(date.value) } };
}
