import { z } from "zod";
import { typedDate } from "#app/domain/date-field.ts";
import { OPEN_AGAIN, submissionKey } from "#app/domain/sent-once.ts";
import { written } from "#app/domain/written.ts";
import { choices } from "./choices.ts";

const decided = {
  intent: z.literal("decide"),
  /** The decisions that were on the page, so that nobody decides about what they have not seen. */
  seen: z.string().max(4000, OPEN_AGAIN),
  reason: written("Write the safeguards, or the reason"),
  submissionKey,
};

/** What becomes of the placement; a review date only where it continues. */
export const decideForm = z.discriminatedUnion(
  "choice",
  [
    z.object({ ...decided, choice: z.literal("continue"), reviewOn: typedDate("The review date") }),
    z.object({ ...decided, choice: z.enum(choices).exclude(["continue"]) }),
  ],
  { error: "Select what happens to the placement" },
);

/** That the school or the family was told by telephone, when (London). */
export const toldForm = z.object({
  intent: z.literal("told"),
  whom: z.enum(["school", "family"], { error: "Select whom you told" }),
  toldOn: typedDate("The date you told them"),
  toldAt: z
    .string({ error: "Enter a time, like 14:30" })
    .trim()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter a time, like 14:30"),
  submissionKey,
});
