import { z } from "zod";
import { parseDateParts } from "#app/domain/date-parts.ts";
import { parsePounds } from "#app/domain/money.ts";
import { OPEN_AGAIN, submissionKey } from "#app/domain/sent-once.ts";
import { showable } from "#app/domain/written.ts";

const MOST = 2000;

/** Words typed by an officer; `empty` is said when they are needed and missing. */
const words = (name: string, empty?: string) => {
  const text = z
    .string({ error: empty ?? `Enter ${name.toLowerCase()}` })
    .trim()
    .max(MOST, `${name} must be ${MOST.toLocaleString("en-GB")} characters or fewer`)
    .refine(...showable);
  return empty ? text.min(1, empty) : text;
};
const part = z.string().max(20).default("");
const parts = z.object({ day: part, month: part, year: part });

/** A London date typed in three boxes. */
const date = (name: string) =>
  parts.transform((typed, check) => {
    const parsed = parseDateParts(typed, name);
    if (parsed.ok) return parsed.date;
    check.addIssue({ code: "custom", message: parsed.message });
    return z.NEVER;
  });
/** The same, or undefined when all three boxes are empty. */
export const optionalDate = (name: string) =>
  parts.default({ day: "", month: "", year: "" }).transform((typed, check) => {
    if (Object.values(typed).every((text) => text.trim() === "")) return undefined;
    const parsed = parseDateParts(typed, name);
    if (parsed.ok) return parsed.date;
    check.addIssue({ code: "custom", message: parsed.message });
    return z.NEVER;
  });
/** Pence from an amount in pounds, or undefined when nothing was typed. */
const optionalAmount = z
  .string()
  .trim()
  .default("")
  .transform((typed, check) => {
    const pence = typed === "" ? undefined : parsePounds(typed);
    if (typed === "" || pence !== undefined) return pence;
    check.addIssue({ code: "custom", message: "Enter the amount in pounds, like 5,000,000" });
    return z.NEVER;
  });

const version = z.coerce.number({ error: OPEN_AGAIN }).int(OPEN_AGAIN);

export const sectionForm = z.object({
  result: z.enum(["pass", "fail"], { error: "Select whether this section passes" }),
  comment: words("Comment").default(""),
  confirmed: z.array(z.string().max(20)).default([]),
});
export const evidenceForm = z.object({
  decision: z.enum(["accept", "ask"], { error: "Select whether you accept this document" }),
  endsOn: optionalDate("End date"),
  amount: optionalAmount,
  comment: words("Comment").default(""),
});
export const conflictForm = z.object({ note: words("What it is", "Say what the conflict of interest is") });
export const askForm = z.object({
  question: words("Question", "Enter the question"),
  dueOn: optionalDate("Due date"),
  submissionKey,
});
export const threadForm = z.object({
  intent: z.enum(["follow-up", "close", "extend", "withdraw"], { error: "Select what you want to do" }),
  text: words("What you write").default(""),
  dueOn: optionalDate("Due date"),
  submissionKey,
});
export const recommendForm = z.object({
  interest: z.enum(["no", "yes"], { error: "Say whether you have an interest in this provider" }).optional(),
  interestNote: words("What it is").default(""),
  outcome: z.enum(["admit", "refuse"]).optional(),
  comment: words("Reason").default(""),
  version,
  submissionKey,
});
/** What a recommendation lacks, by the field that it belongs to; an officer with an interest gives none. */
export function lackingIn({ interest, interestNote, outcome, comment }: z.output<typeof recommendForm>) {
  if (!interest) return { interest: "Say whether you have an interest in this provider" };
  if (interest === "yes") return interestNote ? {} : { interestNote: "Say what the conflict of interest is" };
  return { ...(outcome ? {} : { outcome: "Select what you recommend" }), ...(comment ? {} : { comment: "Say why" }) };
}
const conditions = z
  .array(
    z.object({
      what: words("Condition").default(""),
      doneBy: z.enum(["provider", "council"]).default("provider"),
      checkedBy: z.string().max(40).default(""),
      dueOn: optionalDate("Date"),
      questionId: z.string().max(40).default(""),
    }),
  )
  .default([]);
/** The conditions of a decision as far as they are typed, for its letter. */
export const conditionsTyped = z.object({ conditions });
export const decideForm = z.object({
  outcome: z.enum(["admit", "refuse"], { error: "Select your decision" }),
  note: words("Note").default(""),
  conditions,
  reasons: z
    .array(
      z.object({
        about: z.string().max(40),
        text: words("Reason").default(""),
        remedy: words("How to put it right").optional(),
      }),
    )
    .default([]),
  version,
  submissionKey,
});
export const checkForm = z.object({
  result: z.enum(["pass", "fail"], { error: "Select the result" }),
  checkedOn: date("Date of the check"),
  note: words("Note").default(""),
  submissionKey,
});
