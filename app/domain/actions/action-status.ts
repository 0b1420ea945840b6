import type { Machine } from "#app/domain/state-machine.ts";

export const actionStatuses = ["open", "said-done", "closed"] as const;
export type ActionStatus = (typeof actionStatuses)[number];
export type ActionMove = "say-done" | "ask-again" | "close" | "postpone";

/** Its owner says that an agreed action is done; a reviewer has looked and closes it, or asks again. A reviewer may agree a later date. */
export const actionStates: Machine<ActionStatus, ActionMove> = {
  open: { "say-done": "said-done", close: "closed", postpone: "open" },
  "said-done": { "ask-again": "open", close: "closed" },
  closed: {},
};
