import type { Machine } from "#app/domain/state-machine.ts";

export type LotStatus = "open" | "closed";
export type LotEvent = "open" | "close";

/** A lot takes applications while it is open; it may open again at any time. */
export const lotStates: Machine<LotStatus, LotEvent> = {
  open: { close: "closed" },
  closed: { open: "open" },
};

/** Whether a lot takes applications at an instant: what says so is the clock, not the job that writes it down. */
export const statusAt = (status: LotStatus, closesAt: Date | null, now: Date): LotStatus =>
  status === "open" && closesAt !== null && closesAt <= now ? "closed" : status;
