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

export const placementWords: Record<PlacementStatus, { text: string; colour: "yellow" | "green" | "orange" | "grey" }> =
  {
    agreed: { text: "Not started", colour: "yellow" },
    live: { text: "Live", colour: "green" },
    paused: { text: "Paused", colour: "orange" },
    ended: { text: "Ended", colour: "grey" },
  };

/** A status named in an address, or undefined. */
export const statusNamed = (text: string | null): PlacementStatus | undefined =>
  placementStatuses.find((status) => status === text);
