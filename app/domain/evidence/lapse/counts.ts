import type { CivilDate } from "#app/domain/civil-date.ts";
import { type EvidenceState, isServed, type Scan } from "../evidence.ts";

/** One version of a document among the others of its place. `wasAccepted`: a reviewer accepted it once, whatever came after. */
export type Version = {
  version: number;
  scan: Scan;
  state: EvidenceState;
  wasAccepted: boolean;
  /** London date; null when it never ends, or when nobody has said yet. */
  endsOn: CivilDate | null;
};

/**
 * Whether a version may stand for its document (rules 4, N10): it passed the scanner, and it is accepted, or it waits for
 * review and replaces one that was accepted: a first one waits for a person. One that was accepted goes on standing until
 * the next is accepted, so that nobody is worse off for having given a replacement early.
 */
export function stands(one: Version, place: readonly Version[]): boolean {
  if (!isServed(one.scan)) return false;
  if (one.state === "accepted") return true;
  const earlier = place.some(({ version, wasAccepted }) => version < one.version && wasAccepted);
  if (one.state === "given") return earlier;
  const settled = place.some(({ version, wasAccepted }) => version > one.version && wasAccepted);
  return one.state === "superseded" && one.wasAccepted && !settled;
}

/**
 * Whether a version counts on a London date: it stands, and its end is not over. Where its kind needs an end date
 * (`dated`), one that waits for review without it doesn't count yet.
 */
export const counts = (one: Version, place: readonly Version[], on: CivilDate, dated: boolean): boolean =>
  stands(one, place) && (one.endsOn === null ? !(dated && one.state === "given") : one.endsOn >= on);
