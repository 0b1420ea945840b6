import { addWorkingDays, type Calendar, endless } from "#app/domain/calendar/calendar.ts";
import { addDays } from "#app/domain/civil-date.ts";
import type { ActionStatus } from "./action-status.ts";

/** How many working days after its date an action that is not done goes to the QA lead (row 69). */
export const ESCALATE_AFTER = 10;

/** How many days ahead an action may be due. */
const FURTHEST = 400;

/** The last London date by which an action that is agreed today may be due. */
export const latestDue = (today: string): string => addDays(today, FURTHEST);

export type Urgency = "in-time" | "overdue" | "escalate";

/** How late an action is that its owner has not said is done. London dates; what was due before `escalateBefore` goes to the QA lead. */
export function urgencyOf(status: ActionStatus, dueOn: string, today: string, escalateBefore: string): Urgency {
  if (status !== "open" || dueOn >= today) return "in-time";
  return dueOn < escalateBefore ? "escalate" : "overdue";
}

/** The London date before which an action must have been due to be more than ten working days late today, also past the years that the calendar knows. */
export function escalateBefore(calendar: Calendar, today: string): string {
  let date = addDays(today, -ESCALATE_AFTER);
  const counted = endless(calendar);
  while (addWorkingDays(counted, date, ESCALATE_AFTER, "service") >= today) date = addDays(date, -1);
  return addDays(date, 1);
}

const tags = {
  open: { text: "To do", colour: "blue" },
  overdue: { text: "Overdue", colour: "red" },
  escalate: { text: "Escalate", colour: "red" },
  "said-done": { text: "Said to be done", colour: "yellow" },
  closed: { text: "Closed", colour: "green" },
} as const;

/** What an action's tag says. */
export const actionTag = (status: ActionStatus, urgency: Urgency) =>
  tags[status === "open" && urgency !== "in-time" ? urgency : status];

/** The lists of actions that are not closed. */
export const actionLists = ["mine", "open", "overdue", "escalate", "said-done"] as const;
export type ActionList = (typeof actionLists)[number];
