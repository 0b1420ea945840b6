import type { Machine } from "#app/domain/state-machine.ts";

export type EvidenceState = "given" | "accepted" | "needs-change" | "superseded" | "removed";
export type EvidenceEvent = "accept" | "ask" | "replace" | "remove";

/**
 * A version of a document: given by the provider, accepted or sent back by a reviewer, replaced by the next version.
 * An accepted one stays on record: it is replaced, never removed.
 */
export const evidenceStates: Machine<EvidenceState, EvidenceEvent> = {
  given: { accept: "accepted", ask: "needs-change", replace: "superseded", remove: "removed" },
  accepted: { accept: "accepted", ask: "needs-change", replace: "superseded" },
  "needs-change": { accept: "accepted", ask: "needs-change", replace: "superseded", remove: "removed" },
  superseded: {},
  removed: {},
};

/** What council staff read. */
export const evidenceInWords: Readonly<Record<EvidenceState, string>> = {
  given: "Not read yet",
  accepted: "Accepted",
  "needs-change": "Needs a change",
  superseded: "Replaced",
  removed: "Removed",
};
