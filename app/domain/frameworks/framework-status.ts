import type { Machine } from "#app/domain/state-machine.ts";

export type FrameworkStatus = "draft" | "open" | "ended";
export type FrameworkEvent = "open" | "end";

/** A framework is written as a draft that nobody outside sees, opens once it is signed off, and ends. */
export const frameworkStates: Machine<FrameworkStatus, FrameworkEvent> = {
  draft: { open: "open" },
  open: { end: "ended" },
  ended: {},
};

export const frameworkStatusNames: Readonly<
  Record<FrameworkStatus, { text: string; colour: "grey" | "green" | "blue" }>
> = {
  draft: { text: "Draft", colour: "blue" },
  open: { text: "Open", colour: "green" },
  ended: { text: "Ended", colour: "grey" },
};
