import { z } from "zod";

/** The council's own dated setting for what is looked at on a visit. */
export const LOOK_SETTING = "visit-list";

/** A short list: what is on it is kept with each visit in the words of that day. */
export const lookList = z.array(z.string().min(1).max(200)).min(1).max(20);

/**
 * What ships since January 2026, after the DfE's non-school alternative provision standards (August 2025, parts 1 to 4)
 * and Ealing's quality checklist. The council sets its own list from a date on.
 */
export const shippedLooks: readonly string[] = [
  "The single central record is kept, and matches who works there",
  "The safeguarding lead is named, trained and known to staff",
  "Visitors are signed in, and nobody walks in unseen",
  "Concerns about children are written down and acted on",
  "The building is safe: fire exits, first aid, risk assessments",
  "Attendance is marked each half-day, and absence followed up the same day",
  "Each child has a plan, and work is marked against it",
  "Behaviour is handled calmly, and restraint is recorded",
  "Children’s data is locked away",
];
