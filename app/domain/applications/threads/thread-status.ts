import type { Machine } from "#app/domain/state-machine.ts";

export type ThreadStatus = "waiting" | "replied" | "closed" | "withdrawn";
export type ThreadEvent = "reply" | "follow-up" | "extend" | "close" | "withdraw";

/**
 * A question to a provider on one answer: it waits for the provider, then for the council, which follows it up or closes
 * it. Only an unanswered question can be put off or withdrawn. The database reckons the status from the instants.
 */
export const threadStates: Machine<ThreadStatus, ThreadEvent> = {
  waiting: { reply: "replied", extend: "waiting", withdraw: "withdrawn" },
  replied: { "follow-up": "waiting", close: "closed" },
  closed: {},
  withdrawn: {},
};
