import type { Machine } from "#app/domain/state-machine.ts";

export const suspensionStatuses = [
  "waiting",
  "answered",
  "at-once",
  "at-once-answered",
  "in-force",
  "appealed",
  "dismissed",
  "not-imposed",
  "lifted",
  "upheld",
  "readmitted",
] as const;
export type SuspensionStatus = (typeof suspensionStatuses)[number];
export type SuspensionMove = "answer" | "impose" | "drop" | "appeal" | "uphold" | "dismiss" | "lift" | "readmit";

/**
 * Suspension, or removal from a lot: the provider reads the reasons first and may answer; another officer imposes it or
 * drops it. Where a child's safety needs it, it acts at once, and is confirmed or dropped afterwards. In force it may be
 * appealed against once, to a director who had no part in it. A removal is over when the provider is approved again.
 */
export const suspensionStates: Machine<SuspensionStatus, SuspensionMove> = {
  waiting: { answer: "answered", impose: "in-force", drop: "not-imposed" },
  answered: { impose: "in-force", drop: "not-imposed" },
  "at-once": { answer: "at-once-answered", impose: "in-force", drop: "not-imposed" },
  "at-once-answered": { impose: "in-force", drop: "not-imposed" },
  "in-force": { appeal: "appealed", lift: "lifted", readmit: "readmitted" },
  appealed: { uphold: "upheld", dismiss: "dismissed", lift: "lifted", readmit: "readmitted" },
  dismissed: { lift: "lifted", readmit: "readmitted" },
  "not-imposed": {},
  lifted: {},
  upheld: {},
  readmitted: {},
};

type Colour = "yellow" | "blue" | "red" | "grey" | "green" | "orange";

/** Where one stands, for a tag. */
export const suspensionWords: Record<SuspensionStatus, { text: string; colour: Colour }> = {
  waiting: { text: "Waiting for the provider’s answer", colour: "yellow" },
  answered: { text: "The provider has answered", colour: "blue" },
  "at-once": { text: "In force at once, waiting for the provider’s answer", colour: "red" },
  "at-once-answered": { text: "In force at once, the provider has answered", colour: "red" },
  "in-force": { text: "In force", colour: "red" },
  appealed: { text: "In force, appealed against", colour: "orange" },
  dismissed: { text: "In force, appeal dismissed", colour: "red" },
  "not-imposed": { text: "Not imposed", colour: "green" },
  lifted: { text: "Ended", colour: "grey" },
  upheld: { text: "Ended: appeal upheld", colour: "green" },
  readmitted: { text: "Ended: approved again", colour: "green" },
};

/** Whether its hold stands in this status. */
export const isInForce = (status: SuspensionStatus): boolean =>
  ["at-once", "at-once-answered", "in-force", "appealed", "dismissed"].includes(status);
/** Whether somebody has yet to decide whether it is imposed. */
export const isUndecided = (status: SuspensionStatus): boolean =>
  ["waiting", "answered", "at-once", "at-once-answered"].includes(status);
/** Those that are not over. */
export const openStatuses = suspensionStatuses.filter((status) => isInForce(status) || isUndecided(status));
