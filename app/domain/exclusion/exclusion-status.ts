import type { Machine } from "#app/domain/state-machine.ts";

export const exclusionStatuses = ["waiting", "answered", "excluded", "dropped", "lifted"] as const;
export type ExclusionStatus = (typeof exclusionStatuses)[number];
export type ExclusionMove = "answer" | "exclude" | "drop" | "lift";

/**
 * "Minded to exclude": the provider may answer; then another officer excludes, or drops it. Excluded is left only by
 * lifting it (Procurement Act 2023, sections 57 and 58).
 */
export const exclusionStates: Machine<ExclusionStatus, ExclusionMove> = {
  waiting: { answer: "answered", exclude: "excluded", drop: "dropped" },
  answered: { exclude: "excluded", drop: "dropped" },
  excluded: { lift: "lifted" },
  dropped: {},
  lifted: {},
};

export const exclusionWords: Record<
  ExclusionStatus,
  { text: string; colour: "yellow" | "blue" | "red" | "grey" | "green" }
> = {
  waiting: { text: "Waiting for the provider’s answer", colour: "yellow" },
  answered: { text: "The provider has answered", colour: "blue" },
  excluded: { text: "Excluded", colour: "red" },
  dropped: { text: "Not excluded", colour: "green" },
  lifted: { text: "Exclusion lifted", colour: "grey" },
};
