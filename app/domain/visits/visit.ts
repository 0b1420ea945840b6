import type { VisitStatus } from "./visit-status.ts";

export const purposes = ["before-placement", "re-check", "concern"] as const;
export type Purpose = (typeof purposes)[number];
export const purposeWords: Readonly<Record<Purpose, string>> = {
  "before-placement": "Before the first placement",
  "re-check": "Re-check",
  concern: "After a concern",
};

export const visitResults = ["pass", "actions", "fail"] as const;
export type VisitResult = (typeof visitResults)[number];
export const resultWords: Readonly<Record<VisitResult, { text: string; colour: "green" | "yellow" | "red" }>> = {
  pass: { text: "Passed", colour: "green" },
  actions: { text: "Passed with actions", colour: "yellow" },
  fail: { text: "Not passed", colour: "red" },
};

export const seen = ["met", "not-met", "not-seen"] as const;
export type Seen = (typeof seen)[number];
export const seenWords: Readonly<Record<Seen, { text: string; colour: "green" | "red" | "grey" }>> = {
  met: { text: "Met", colour: "green" },
  "not-met": { text: "Not met", colour: "red" },
  "not-seen": { text: "Not seen", colour: "grey" },
};

/** What a visit's tag says: its result once it is done. `late`: it should have been by now, and nobody recorded it. */
export function visitTag(status: VisitStatus, result: VisitResult | null, late: boolean) {
  if (result) return resultWords[result];
  if (status === "cancelled") return { text: "Called off", colour: "grey" as const };
  return late ? { text: "Not recorded", colour: "red" as const } : { text: "Planned", colour: "blue" as const };
}
