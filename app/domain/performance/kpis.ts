/** What providers are measured by, in the order in which it is shown. The first five are counted by the portal. */
export const kpiNames = ["answered", "marked", "attended", "started", "invoiced", "reported"] as const;
export type KpiName = (typeof kpiNames)[number];

type Kpi = { title: string; how: string; byHand: boolean; target: number; amber: number; source: string };

const policy =
  "Council policy: the Procurement Act 2023, section 52, asks frameworks and light-touch contracts for no KPI";

/** What ships, in per cent; the council sets its own by lot from a date on. */
export const kpis: Readonly<Record<KpiName, Kpi>> = {
  answered: {
    title: "Referrals answered in time",
    how: "Requests whose deadline (usually one working day) lay in the quarter and that were answered by it",
    ...{ byHand: false, target: 90, amber: 75, source: policy },
  },
  marked: {
    title: "Attendance marked on time",
    how: "Mornings and afternoons of the quarter marked by the end of the next working day, of all that were agreed: what nobody marked counts as late",
    ...{ byHand: false, target: 95, amber: 85, source: policy },
  },
  attended: {
    title: "Attendance",
    how: "Mornings and afternoons attended, of those attended or absent",
    ...{ byHand: false, target: 90, amber: 80, source: "DfE: below 90 per cent a child is persistently absent" },
  },
  started: {
    title: "Placements started on time",
    how: "Placements agreed to begin in the quarter that began within five days of that day",
    ...{ byHand: false, target: 90, amber: 75, source: policy },
  },
  invoiced: {
    title: "Invoices right first time",
    how: "Invoices sent in the quarter that nobody had to query",
    ...{ byHand: false, target: 90, amber: 75, source: policy },
  },
  reported: {
    title: "Reports on time",
    how: "Reports due in the quarter that came by their date, entered by hand",
    ...{ byHand: true, target: 90, amber: 75, source: policy },
  },
};

export type Target = { target: number; amber: number };
export type Counted = { met: number; ofAll: number };

/** Fewer than this say nothing in per cent. */
export const TOO_FEW = 5;

export type Rating = "none" | "too-few" | "green" | "amber" | "red";

/** How a count stands to its target, in per cent. Small numbers are not judged. */
export function ratingOf({ met, ofAll }: Counted, { target, amber }: Target): Rating {
  if (ofAll === 0) return "none";
  if (ofAll < TOO_FEW) return "too-few";
  if (met * 100 >= target * ofAll) return "green";
  return met * 100 >= amber * ofAll ? "amber" : "red";
}

export const ratingWords = {
  none: { text: "Nothing to count", colour: "grey" },
  "too-few": { text: "Too few to judge", colour: "grey" },
  green: { text: "Green", colour: "green" },
  amber: { text: "Amber", colour: "orange" },
  red: { text: "Red", colour: "red" },
} as const satisfies Record<Rating, { text: string; colour: string }>;

/** "3 of 4", or from five on "90% (18 of 20)", rounded down so that what misses a target never reads as meeting it. */
export function countInWords({ met, ofAll }: Counted): string {
  if (ofAll === 0) return "–";
  const plain = `${met} of ${ofAll}`;
  return ofAll < TOO_FEW ? plain : `${Math.floor((met * 100) / ofAll)}% (${plain})`;
}
