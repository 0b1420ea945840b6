import { z } from "zod";
import { typedDate } from "#app/domain/date-field.ts";
import { submissionKey } from "#app/domain/sent-once.ts";
import { written } from "#app/domain/written.ts";

/** Grace for one document: its last day, the reason, and that the officer means it. */
export const graceForm = z.object({
  until: typedDate("The last day"),
  reason: written("Say why this provider gets more time", 1000),
  confirmed: z.literal("yes", { error: "Confirm that you give this provider more time" }),
  submissionKey,
});
