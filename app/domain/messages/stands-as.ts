import type { CivilDate } from "#app/domain/civil-date.ts";
import { formatDate } from "#app/domain/london-time.ts";
import type { ConversationStatus, Side } from "./conversation-status.ts";

type Facts = { status: ConversationStatus; waitsFor: Side; answerBy: CivilDate | null };

/**
 * Where a conversation stands, as its reader says it. To a provider no date is promised that has passed: a late answer
 * is called late. London dates.
 */
export function standsAs({ status, waitsFor, answerBy }: Facts, reader: Side, today: CivilDate): string {
  if (status === "closed") return "Closed";
  if (reader === "council") {
    if (waitsFor === "provider") return "With the provider";
    if (!answerBy) return "Waits for us";
    return answerBy < today ? `Late: due ${formatDate(answerBy)}` : `Answer by ${formatDate(answerBy)}`;
  }
  if (waitsFor === "provider") return "We have written to you";
  if (!answerBy) return "With us";
  return answerBy < today ? "Our answer is late" : `We answer by ${formatDate(answerBy)}`;
}
