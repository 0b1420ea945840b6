import type { Machine } from "#app/domain/state-machine.ts";

export const visitStatuses = ["planned", "done", "cancelled"] as const;
export type VisitStatus = (typeof visitStatuses)[number];
export type VisitMove = "record" | "cancel";

/** A visit is planned, then recorded or called off. What was recorded stays: a later visit puts it right. */
export const visitStates: Machine<VisitStatus, VisitMove> = {
  planned: { record: "done", cancel: "cancelled" },
  done: {},
  cancelled: {},
};
