import { z } from "zod";

const points = z.int().min(0).max(100);
const days = z.int().min(1).max(100);

/**
 * The published rules of the queue's order, all set by the council from a date: the targets in working days, and how
 * many points each reason gives.
 */
export const orderRules = z.object({
  targets: z.object({ firstResponse: days, decision: days }),
  /** When the council has used all of its time; less in proportion before. */
  waiting: points,
  /** When nobody has responded and the time for that is used up; less in proportion before. */
  unanswered: points,
  /** For each child who waits for what this provider could offer, up to a most. */
  child: points,
  childMost: points,
  /** When an answer about safeguarding breaks a rule, or a reviewer failed that section. */
  safeguarding: points,
  /** For each other answer that breaks a rule, up to a most. */
  otherRule: points,
  otherRuleMost: points,
  /** When a document ends within so many days. */
  ending: points,
  endingWithin: days,
  /** What one reviewer reads on a working day: half an application is one in two days. In tenths. */
  readingsTenths: z.int().min(1).max(100),
});
export type OrderRules = z.infer<typeof orderRules>;

/**
 * Proposed by us, for a council that has set none: first response within 10 working days, decision within 20; waiting
 * weighs most, a waiting child next, then what is risky or about to end.
 */
export const shippedOrder: OrderRules = {
  targets: { firstResponse: 10, decision: 20 },
  waiting: 40,
  unanswered: 10,
  child: 8,
  childMost: 24,
  safeguarding: 15,
  otherRule: 2,
  otherRuleMost: 6,
  ending: 5,
  endingWithin: 30,
  readingsTenths: 10,
};
