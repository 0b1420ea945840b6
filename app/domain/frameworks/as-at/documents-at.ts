import type { CivilDate } from "#app/domain/civil-date.ts";
import { londonDate } from "#app/domain/london-time.ts";
import type { DocumentKind } from "../documents/lot-document.ts";

/** A version of a lot's document as it was recorded. `fromOn` is a London date, `recordedAt` an instant (UTC). */
export type DocumentKept = { kind: string; version: string; fromOn: CivilDate; recordedAt: Date };
/** A version that people can name; `fromOn` is known, and it can be read here, where its text is kept. */
export type DocumentStood = { version: string; fromOn: CivilDate | undefined };

/**
 * The versions of a lot's document that held by an instant, the one in force first. A lot whose texts are not kept here
 * has the version that it names (`label`) and no more; one whose first text came later had none.
 */
export function documentsAt(
  kept: readonly DocumentKept[],
  kind: DocumentKind,
  label: string,
  at: Date,
): DocumentStood[] {
  const own = kept.filter((document) => document.kind === kind);
  if (own.length === 0) return [{ version: label, fromOn: undefined }];
  const date = londonDate(at);
  return own
    .filter(({ fromOn, recordedAt }) => fromOn <= date && recordedAt <= at)
    .toSorted((a, b) => b.fromOn.localeCompare(a.fromOn) || b.recordedAt.getTime() - a.recordedAt.getTime())
    .map(({ version, fromOn }) => ({ version, fromOn }));
}
