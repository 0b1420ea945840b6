import type { Machine } from "#app/domain/state-machine.ts";

export type ApplicationStatus =
  | "draft"
  | "submitted"
  | "information-requested"
  | "recommended"
  | "moderated"
  | "admitted"
  | "refused"
  | "withdrawn"
  | "removed";

export type ApplicationEvent =
  | "submit"
  | "ask"
  | "reply-in-part"
  | "reply"
  | "take-back"
  | "step-aside"
  | "recommend"
  | "moderate"
  | "admit"
  | "refuse"
  | "withdraw"
  | "remove"
  | "restore"
  | "answer-new";

/**
 * An application's life. A question back to the provider sends it to the start of the review, because what was read
 * before may have changed: it is with the provider until the last open question is answered or taken back. One
 * reviewer recommends, a second moderates, an officer decides (rules 3); a reviewer who declares an interest steps
 * aside, and somebody else advises. Approved, it stays approved when new questions are answered, until the provider is
 * removed from the lot; an upheld appeal restores it.
 */
export const applicationStates: Machine<ApplicationStatus, ApplicationEvent> = {
  draft: { submit: "submitted", withdraw: "withdrawn" },
  submitted: { ask: "information-requested", recommend: "recommended", withdraw: "withdrawn" },
  "information-requested": {
    ask: "information-requested",
    "reply-in-part": "information-requested",
    reply: "submitted",
    "take-back": "submitted",
    withdraw: "withdrawn",
  },
  recommended: {
    ask: "information-requested",
    moderate: "moderated",
    "step-aside": "submitted",
    withdraw: "withdrawn",
  },
  moderated: { admit: "admitted", refuse: "refused", "step-aside": "recommended", withdraw: "withdrawn" },
  admitted: { "answer-new": "admitted", remove: "removed" },
  refused: {},
  withdrawn: {},
  removed: { restore: "admitted" },
};

/** What a provider reads. Which reviewer stands where is the council's own affair. */
export const statusInWords: Readonly<Record<ApplicationStatus, string>> = {
  draft: "Draft",
  submitted: "Submitted",
  "information-requested": "We asked you a question",
  recommended: "In review",
  moderated: "In review",
  admitted: "Approved",
  refused: "Refused",
  withdrawn: "Withdrawn",
  removed: "You were removed from this lot",
};

const statuses = <const Some extends readonly ApplicationStatus[]>(...some: Some): Some => some;

/** A reviewer's advice is awaited: the first, then the second. */
export const toAdviseOn = statuses("submitted", "recommended");
/** The council has to do something: advise, or decide. */
export const withCouncil = statuses(...toAdviseOn, "moderated");
/** Somebody reads it, or waits for its provider's answer to go on reading. */
export const beingRead = statuses(...toAdviseOn, "information-requested");
/** Sent, and neither decided nor withdrawn. */
export const underReview = statuses(...withCouncil, "information-requested");
/** Whether a status is one of a list. */
export const isIn = (list: readonly ApplicationStatus[], status: ApplicationStatus): boolean => list.includes(status);

/** Another application to the same lot may be started beside one in these. */
export const overStatuses = ["refused", "withdrawn", "removed"] as const satisfies readonly ApplicationStatus[];
/** Whether another application to the same lot may be started beside one in this status. */
export const isOver = (status: ApplicationStatus): boolean => overStatuses.some((over) => over === status);
