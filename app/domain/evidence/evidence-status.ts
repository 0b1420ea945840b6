import type { Machine } from "#app/domain/state-machine.ts";

export type EvidenceState = "given" | "accepted" | "needs-change" | "superseded" | "removed" | "withdrawn";
export type EvidenceEvent = "accept" | "ask" | "replace" | "remove" | "withdraw";

/**
 * A version of a document: given by the provider, accepted or sent back by a reviewer, replaced by the next version.
 * An accepted one stays on record: it is replaced, never removed. One that turns out to be of no use after all is
 * withdrawn by the council: it doesn't count any more, and its place is empty again. So is one that was replaced: it would
 * still be kept, and could still be opened.
 */
export const evidenceStates: Machine<EvidenceState, EvidenceEvent> = {
  given: { accept: "accepted", ask: "needs-change", replace: "superseded", remove: "removed", withdraw: "withdrawn" },
  accepted: { accept: "accepted", ask: "needs-change", replace: "superseded", withdraw: "withdrawn" },
  "needs-change": {
    accept: "accepted",
    ask: "needs-change",
    replace: "superseded",
    remove: "removed",
    withdraw: "withdrawn",
  },
  superseded: { withdraw: "withdrawn" },
  removed: {},
  withdrawn: {},
};

/** What council staff read. */
export const evidenceInWords: Readonly<Record<EvidenceState, string>> = {
  given: "Not read yet",
  accepted: "Accepted",
  "needs-change": "Needs a change",
  superseded: "Replaced",
  removed: "Removed",
  withdrawn: "Withdrawn",
};

/** Why a document that had come through was withdrawn. */
export const withdrawalReasons = ["virus", "missing", "received-in-error"] as const;
export type WithdrawnBecause = (typeof withdrawalReasons)[number];

/** The reason, for its provider and for staff, and what the provider does instead: half a sentence each. */
export const withdrawnInWords: Readonly<Record<WithdrawnBecause, { why: string; instead: string }>> = {
  virus: {
    why: "a later check found that it may hold a virus",
    instead: "give it again, from a device that you trust",
  },
  missing: { why: "the file can no longer be read", instead: "give it again" },
  "received-in-error": {
    why: "it holds something that we must not keep",
    instead: "give a document without that",
  },
};

/** What stands for a withdrawn document: "Withdrawn: the file can no longer be read; give it again". */
export function withdrawnAs(because: WithdrawnBecause): string {
  const { why, instead } = withdrawnInWords[because];
  return `Withdrawn: ${why}; ${instead}`;
}
