/** What somebody reports; empty where they said nothing. Sealed as a whole. */
export type Report = {
  what: string;
  provider: string;
  worker: string;
  child: string;
  when: string;
  where: string;
  /** Empty for who stays anonymous. */
  name: string;
  contact: string;
};

export const reportLabels: Record<keyof Report, string> = {
  what: "What happened",
  provider: "The provider it is about",
  worker: "The person it is about",
  child: "The child or young person",
  when: "When it happened",
  where: "Where it happened",
  name: "Your name",
  contact: "How to reach you",
};
export const reportFields = Object.keys(reportLabels) as (keyof Report)[];

export const levels = ["low", "medium", "high", "immediate"] as const;
export type Level = (typeof levels)[number];
export const levelWords: Record<Level, { text: string; hint: string; colour: "grey" | "yellow" | "orange" | "red" }> = {
  low: { text: "Low", hint: "Below the threshold of harm: a low-level concern", colour: "grey" },
  medium: { text: "Medium", hint: "The provider must change something", colour: "yellow" },
  high: {
    text: "High",
    hint: "A child may have been harmed, or a rule that protects them was broken",
    colour: "orange",
  },
  immediate: { text: "Immediate", hint: "A child may be at risk now", colour: "red" },
};

export const entryKinds = [
  "triage",
  "passed",
  "note",
  "strategy",
  "stage",
  "lado",
  "lado-outcome",
  "hold",
  "lift",
  "named",
  "unnamed",
  "suspension",
  "closed",
  "reopened",
] as const;
export type EntryKind = (typeof entryKinds)[number];

export const entryWords: Record<EntryKind, string> = {
  triage: "Looked at",
  passed: "Passed on",
  note: "Note",
  strategy: "Strategy discussion",
  stage: "Next stage",
  lado: "Referred to the LADO",
  "lado-outcome": "What the LADO decided",
  hold: "Put on hold",
  lift: "Hold lifted",
  named: "Someone may read this",
  unnamed: "Someone may no longer read this",
  suspension: "Suspension or removal proposed",
  closed: "Closed",
  reopened: "Opened again",
};

/** One line of what was written about a concern. */
export type Fact = { label: string; value: string };

/** How long a concern may lie unread in working time before it goes to the directors: a dated setting, in minutes. */
export const UNREAD_SETTING = "concern-unread-minutes";
export const UNREAD_MINUTES = 60;
/**
 * How long a new concern may wait for its first look, opened or not, in working time: then the quality leads are reminded,
 * and later it goes to the directors. Dated settings, in minutes: half a working day, and the one working day within which
 * what to do next is decided (Working together to safeguard children).
 */
export const REMIND_SETTING = "concern-first-look-minutes";
export const REMIND_MINUTES = 240;
export const LATE_SETTING = "concern-first-look-late-minutes";
export const LATE_MINUTES = 480;
/** London times between which these clocks run: the setting `concern-working-hours`. */
export const HOURS_SETTING = "concern-working-hours";
export const WORKING_HOURS = { from: "09:00", to: "17:00" };
