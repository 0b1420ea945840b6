import type { Machine } from "#app/domain/state-machine.ts";

export const actionStatuses = ["open", "said-done", "closed"] as const;
export type ActionStatus = (typeof actionStatuses)[number];
export type ActionMove = "say-done" | "ask-again" | "close";

/** Its owner says that an agreed action is done; a reviewer has looked and closes it, or asks again. */
export const actionStates: Machine<ActionStatus, ActionMove> = {
  open: { "say-done": "said-done", close: "closed" },
  "said-done": { "ask-again": "open", close: "closed" },
  closed: {},
};
