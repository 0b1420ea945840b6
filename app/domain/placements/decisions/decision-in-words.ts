import { formatDate, formatDeadline } from "#app/domain/london-time.ts";
import { choiceWords, type DecisionChoice } from "./choices.ts";

type ForProvider = {
  choice: DecisionChoice | null;
  safeguards: string | null;
  reviewOn: string | null;
  decidedAt: Date | null;
  dueAt: Date;
};

/** What a provider reads on its placement while it is on hold. */
export function decisionForReading({ choice, safeguards, reviewOn, decidedAt, dueAt }: ForProvider) {
  if (!choice || !decidedAt)
    return {
      text: `You are on hold. The council decides by ${formatDeadline(dueAt)} whether this placement goes on.`,
      safeguards: null,
    };
  const review = reviewOn ? ` The council looks at it again by ${formatDate(reviewOn)}.` : "";
  return { text: `Decided on ${formatDate(decidedAt)}: ${choiceWords[choice]}.${review}`, safeguards };
}

/** Where a decision stands, for a tag. */
export const stateWords = {
  open: { text: "To decide", colour: "yellow" },
  overdue: { text: "Overdue", colour: "red" },
  decided: { text: "Decided", colour: "green" },
  "no-longer-needed": { text: "No longer needed", colour: "grey" },
} as const;

/** The tag of a decision at a moment. */
export const stateAt = (state: "open" | "decided" | "no-longer-needed", dueAt: Date, now: Date) =>
  stateWords[state === "open" && now >= dueAt ? "overdue" : state];
