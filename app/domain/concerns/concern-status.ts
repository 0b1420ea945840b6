import type { Machine } from "#app/domain/state-machine.ts";

export const concernStages = [
  "raised",
  "triaged",
  "informal",
  "improvement-plan",
  "formal-warning",
  "suspension",
  "removal",
  "closed",
] as const;
export type ConcernStage = (typeof concernStages)[number];
export type ConcernMove =
  | "triage"
  | "pass"
  | "look again"
  | "talk informally"
  | "plan"
  | "warn"
  | "suspend"
  | "remove"
  | "close"
  | "reopen"
  | "put back";

/**
 * A concern from the report to its close. It climbs the stages of escalation, none of which it must stop at, and comes
 * down from a suspension to a plan; what is not about a provider here is passed on and closed. What was found at the first
 * look is corrected by another, in any open stage; what was closed without one is put back among the new.
 */
export const concernStates: Machine<ConcernStage, ConcernMove> = {
  raised: { triage: "triaged", pass: "closed" },
  triaged: {
    "look again": "triaged",
    "talk informally": "informal",
    plan: "improvement-plan",
    warn: "formal-warning",
    suspend: "suspension",
    remove: "removal",
    close: "closed",
  },
  informal: {
    "look again": "informal",
    plan: "improvement-plan",
    warn: "formal-warning",
    suspend: "suspension",
    remove: "removal",
    close: "closed",
  },
  "improvement-plan": {
    "look again": "improvement-plan",
    warn: "formal-warning",
    suspend: "suspension",
    remove: "removal",
    close: "closed",
  },
  "formal-warning": {
    "look again": "formal-warning",
    plan: "improvement-plan",
    suspend: "suspension",
    remove: "removal",
    close: "closed",
  },
  suspension: { "look again": "suspension", plan: "improvement-plan", remove: "removal", close: "closed" },
  removal: { "look again": "removal", close: "closed" },
  closed: { reopen: "triaged", "put back": "raised" },
};

/** Where a concern stands, for a tag. */
export const stageWords: Record<
  ConcernStage,
  { text: string; colour: "red" | "yellow" | "blue" | "orange" | "purple" | "grey" }
> = {
  raised: { text: "New", colour: "red" },
  triaged: { text: "Looked at", colour: "yellow" },
  informal: { text: "Informal steps", colour: "blue" },
  "improvement-plan": { text: "Improvement plan", colour: "blue" },
  "formal-warning": { text: "Formal warning", colour: "orange" },
  suspension: { text: "Suspension", colour: "purple" },
  removal: { text: "Removal", colour: "purple" },
  closed: { text: "Closed", colour: "grey" },
};

/** The moves by which a concern changes its stage of escalation, in an officer's words. */
export const escalations = {
  "talk informally": "Informal steps: talk it through with the provider",
  plan: "Improvement plan: what must change, by when",
  warn: "Formal warning",
  suspend: "Suspension",
  remove: "Removal",
} as const satisfies Partial<Record<ConcernMove, string>>;
export type Escalation = keyof typeof escalations;
