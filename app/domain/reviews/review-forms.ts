import { z } from "zod";

const UNSHOWABLE = /[^\P{Cc}\t\n\r]|\ufffd/u;
const MOST = 2000;

/** Words typed by an officer: `empty` is said when they are needed and missing. */
const words = (name: string, empty?: string) => {
  const text = z
    .string({ error: empty ?? `Enter ${name.toLowerCase()}` })
    .trim()
    .max(MOST, `${name} must be ${MOST} characters or fewer`)
    .refine((typed) => !UNSHOWABLE.test(typed), "Remove the characters that cannot be shown");
  return empty ? text.min(1, empty) : text;
};
const key = z.uuid("Open the page again and send the form once more");
const version = z.coerce.number().int();
const date = z.object({ day: z.string().max(20), month: z.string().max(20), year: z.string().max(20) });
const none = { day: "", month: "", year: "" };

export const sectionForm = z.object({
  result: z.enum(["pass", "fail"], { error: "Select whether this section passes" }),
  comment: words("Comment").default(""),
  confirmed: z.array(z.string().max(20)).default([]),
});
export const evidenceForm = z.object({
  evidence: z.uuid(),
  decision: z.enum(["accept", "ask"], { error: "Select whether this document is accepted" }),
  comment: words("Comment").default(""),
  endsOn: date.default(none),
  amount: z.string().max(30, "Enter an amount in pounds, like 5,000,000").default(""),
});
export const conflictForm = z.object({ note: words("What the conflict is", "Say what the conflict of interest is") });
export const askForm = z.object({
  question: words("Question", "Enter the question"),
  dueOn: date.default(none),
  submissionKey: key,
});
export const recommendForm = z.object({
  outcome: z.enum(["admit", "refuse"], { error: "Select what you recommend" }),
  comment: words("Reason", "Say why"),
  version,
  submissionKey: key,
});
export const decideForm = z.object({
  outcome: z.enum(["admit", "refuse"], { error: "Select your decision" }),
  note: words("Note").default(""),
  reasons: z.array(z.object({ about: z.string().max(40), text: words("Reason").default("") })).default([]),
  version,
  submissionKey: key,
});
export const checkForm = z.object({
  check: z.enum(["EXC-04", "VIS-01"], { error: "Select which check you made" }),
  result: z.enum(["pass", "fail", "exception"], { error: "Select the result" }),
  checkedOn: date,
  note: words("Note").default(""),
  submissionKey: key,
});
