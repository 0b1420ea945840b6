import type { Machine } from "#app/domain/state-machine.ts";

export type ConditionStatus = "open" | "said-done" | "met" | "withdrawn";
export type ConditionEvent = "say-done" | "not-yet" | "met" | "extend" | "withdraw";

/**
 * A condition of an admission. Its provider says that it is done; only the council finds it met, which alone lifts its
 * hold (rules 1), or withdraws it for a reason.
 */
export const conditionStates: Machine<ConditionStatus, ConditionEvent> = {
  open: { "say-done": "said-done", met: "met", extend: "open", withdraw: "withdrawn" },
  "said-done": { "not-yet": "open", met: "met", extend: "said-done", withdraw: "withdrawn" },
  met: {},
  withdrawn: {},
};

type Tag = { text: string; colour: "yellow" | "blue" | "green" | "grey" | "red" };

/** How a condition stands, in words; `late` once its London date is past. */
export function conditionTag(state: ConditionStatus, late: boolean): Tag {
  if (state === "open") return late ? { text: "Overdue", colour: "red" } : { text: "Open", colour: "yellow" };
  if (state === "said-done") return { text: "Said to be done", colour: "blue" };
  return state === "met" ? { text: "Met", colour: "green" } : { text: "Withdrawn", colour: "grey" };
}

/** What happened to a condition, for its history. */
export const conditionEventInWords: Readonly<Record<ConditionEvent, string>> = {
  "say-done": "The provider says that it is done",
  "not-yet": "Not met yet",
  met: "Met",
  extend: "More time given",
  withdraw: "Withdrawn",
};
