import { z } from "zod";
import { parseDateParts } from "#app/domain/date-parts.ts";
import { submissionKey } from "#app/domain/sent-once.ts";
import { written } from "#app/domain/written.ts";

const part = z.string().max(20).default("");

/** "Minded to exclude". An empty date is the earliest that the rule allows. */
export const openForm = z.object({
  ground: z.string({ error: "Select the ground" }).min(1, "Select the ground").max(100, "Select the ground"),
  evidence: written("Say what shows that the ground applies", 4000),
  answerBy: z
    .object({ day: part, month: part, year: part })
    .default({ day: "", month: "", year: "" })
    .transform((typed, check) => {
      if (Object.values(typed).every((text) => text.trim() === "")) return undefined;
      const parsed = parseDateParts(typed, "The last day to answer");
      if (parsed.ok) return parsed.date;
      check.addIssue({ code: "custom", message: parsed.message });
      return z.NEVER;
    }),
  submissionKey,
});

/** What the provider says to it. */
export const answerForm = z.object({ answer: written("Enter your answer", 4000), submissionKey });

/** Another officer's decision, or the lifting of what was decided. */
export const decideForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("decide"),
      outcome: z.enum(["exclude", "drop"], { error: "Select your decision" }),
      reason: written("Say why, so that the provider can read it", 4000),
      submissionKey,
    }),
    z.object({
      intent: z.literal("lift"),
      liftReason: written("Say why the exclusion ends", 4000),
      submissionKey,
    }),
  ],
  { error: "Press one of the page’s buttons" },
);
