import { type CivilDate, monthsBefore } from "#app/domain/civil-date.ts";
import { dateInWords } from "#app/domain/question-sets/in-words.ts";
import type { Column, FileField, Question } from "#app/domain/question-sets/question.ts";
import { dateAsked, lastDay } from "#app/domain/question-sets/renewal.ts";
import { type EvidenceState, type WithdrawnBecause, withdrawnAs } from "./evidence-status.ts";

export type { EvidenceState };

export type Scan = "pending" | "clean" | "refused" | "error" | "not-scanned";

/** The most bytes of one document; the route's own limit is higher, so that this can be said on the page. */
export const MOST_BYTES = 15 * 1024 * 1024;

/** Whether a file may be handed out: never while it waits for the scanner, never when the scanner refused it. */
export const isServed = (scan: Scan): boolean => scan === "clean" || scan === "not-scanned";

/** What is asked beside a file: the end date of a certificate, the date of a document, the amount insured. */
export function askedBeside(question: Question, field: FileField): Column[] {
  const date = dateAsked(field.evidence);
  const asked: Column[] = [];
  if (date === "ends")
    asked.push({
      kind: "date",
      name: "ends",
      noun: "the date it ends",
      label: "Date it ends",
      hint: "As it stands on the document. For example, 27 3 2027",
      when: "future",
    });
  if (date === "dated")
    asked.push({
      kind: "date",
      name: "dated",
      noun: "the date of the document",
      label: "Date of the document",
      hint: "When it was made or last reviewed. For example, 27 3 2026",
      when: "past",
    });
  if (question.pass.by === "portal" && question.pass.rule === "insurance")
    asked.push({
      kind: "money",
      name: "amount",
      noun: "the amount it covers",
      label: "Amount it covers",
      hint: "In pounds",
    });
  return asked;
}

/** Why a document of this date is of no use, or undefined: it would be due for renewal already. London dates. */
export function tooOld(field: FileField, dated: CivilDate, today: CivilDate): string | undefined {
  const { renewal } = field.evidence;
  if (typeof renewal === "string") return undefined;
  const since = monthsBefore(today, renewal.months);
  return dated < since ? `The date of the document must be ${dateInWords(since)} or later` : undefined;
}

/** The last London date on which a document counts, from what was typed beside it; null when it never ends. */
export function endOf({ evidence }: FileField, { dated, ends }: { dated?: string; ends?: string }): CivilDate | null {
  const typed = dated ?? ends;
  return (typed && lastDay(evidence, typed)) || null;
}

type Standing = { scan: Scan; state: EvidenceState; withdrawnBecause?: WithdrawnBecause | null };

/** Where a document stands, for its provider, in words. The council's reading comes before the scanner's. */
export function standsAs({ scan, state, withdrawnBecause }: Standing): string {
  if (state === "withdrawn" && withdrawnBecause) return withdrawnAs(withdrawnBecause);
  if (scan === "refused") return "Refused: it may hold a virus";
  if (scan === "pending" || scan === "error") return "Being checked for viruses";
  if (state === "accepted") return "Accepted";
  return state === "needs-change" ? "Needs changing" : "Given";
}

/** Why the newest version of a document does not count; `unreadable`: the id of one that could not be read. */
export type Lost = {
  refused: boolean;
  unreadable: string | undefined;
  withdrawn: WithdrawnBecause | undefined;
};

/** The same of a row that nothing has replaced; nothing of none. */
export const lostAs = (row?: { id: string; scan: Scan; withdrawnBecause: WithdrawnBecause | null }): Lost => ({
  refused: row?.scan === "refused" && !row.withdrawnBecause,
  unreadable: row && row.scan !== "refused" && !row.withdrawnBecause ? row.id : undefined,
  withdrawn: row?.withdrawnBecause ?? undefined,
});

/** A size in bytes for people: "310 KB", "1.4 MB". */
export const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
