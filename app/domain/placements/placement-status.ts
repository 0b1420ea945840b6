import type { Machine } from "#app/domain/state-machine.ts";

export const placementStatuses = ["agreed", "live", "paused", "ended"] as const;
export type PlacementStatus = (typeof placementStatuses)[number];
export type PlacementMove = "start" | "pause" | "resume" | "end";

/** A placement is made by an award, starts when every gate is met, may pause, and ends once. */
export const placementStates: Machine<PlacementStatus, PlacementMove> = {
  agreed: { start: "live", end: "ended" },
  live: { pause: "paused", end: "ended" },
  paused: { resume: "live", end: "ended" },
  ended: {},
};
