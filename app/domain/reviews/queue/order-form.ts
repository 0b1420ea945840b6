import { z } from "zod";
import { typedDate } from "#app/domain/date-field.ts";
import { submissionKey } from "#app/domain/sent-once.ts";
import { written } from "#app/domain/written.ts";
import type { OrderRules } from "./order.ts";

const whole = (least: number, what: string) => {
  const message = `${what} must be a whole number from ${least} to 100`;
  return z
    .string({ error: message })
    .trim()
    .regex(/^\d{1,3}$/, message)
    .transform(Number)
    .pipe(z.number().min(least, message).max(100, message));
};

/** The numbers of an order as a page asks for them: name, label, what it counts, the least that it can be. */
export const orderFields = [
  ["firstResponse", "Working days to a first response", 1],
  ["decision", "Working days to a decision", 1],
  ["waiting", "Points for waiting", 0],
  ["unanswered", "Points while nobody has responded", 0],
  ["child", "Points for each child who waits", 0],
  ["childMost", "Points for children, at most", 0],
  ["safeguarding", "Points when safeguarding is flagged", 0],
  ["otherRule", "Points for each other rule broken", 0],
  ["otherRuleMost", "Points for other rules, at most", 0],
  ["ending", "Points when a document ends soon", 0],
  ["endingWithin", "Days within which a document ends soon", 1],
  ["readingsTenths", "Tenths of a reading that a reviewer does on a working day (10 is one application read)", 1],
] as const;
type Field = (typeof orderFields)[number][0];

const numbers = Object.fromEntries(orderFields.map(([name, label, least]) => [name, whole(least, label)])) as Record<
  Field,
  ReturnType<typeof whole>
>;

export const orderForm = z
  .object({
    ...numbers,
    fromOn: typedDate("The first day"),
    reason: written("Say why the order changes", 500),
    submissionKey,
  })
  .transform(({ firstResponse, decision, fromOn, reason, submissionKey, ...rest }) => {
    const rules: OrderRules = { targets: { firstResponse, decision }, ...rest };
    return { rules, fromOn, reason, submissionKey };
  });

/** An order's numbers as the form shows them. */
export const orderValues = ({ targets, ...rest }: OrderRules): Record<string, string> =>
  Object.fromEntries(Object.entries({ ...targets, ...rest }).map(([name, value]) => [name, String(value)]));
