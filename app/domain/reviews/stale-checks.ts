import type { Conflict } from "#app/domain/errors.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { checkResultInWords, type Finding } from "./check-findings.ts";

/** A check as another window saved it, in words, with the version that a save must now name. */
export type Theirs = { words: string; comment: string; at: string; version: number };

/** What is stored of each check that two windows changed, by its question. */
export function theirsIn({ theirs }: Pick<Conflict, "theirs">): Record<string, Theirs> {
  const stored = Object.entries((theirs ?? {}) as Record<string, Finding>);
  return Object.fromEntries(stored.map(([id, finding]) => [id, inWords(finding)]));
}

const inWords = ({ result, comment, at, version }: Finding): Theirs => ({
  ...{ comment, version, at: formatDateTime(at) },
  words: result ? checkResultInWords[result] : "Not judged yet",
});
