/** Where a question stands: nobody dealt with it, its answer is public, or it was closed with a reason. */
export type ClarificationState = "waiting" | "published" | "closed";

/** Where a question stands, from what was recorded of it. */
export function clarificationState(row: { publishedAt: Date | null; closedAt: Date | null }): ClarificationState {
  if (row.publishedAt) return "published";
  return row.closedAt ? "closed" : "waiting";
}

/** It is published as version 2: whatever is newer was corrected. */
export const wasCorrected = ({ version }: { version: number }): boolean => version > 2;
