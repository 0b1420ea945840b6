import type { Machine } from "#app/domain/state-machine.ts";

export type LotStatus = "open" | "closed";
export type LotEvent = "open" | "close";

/** A lot takes applications while it is open; it may open again at any time. */
export const lotStates: Machine<LotStatus, LotEvent> = {
  open: { close: "closed" },
  closed: { open: "open" },
};
