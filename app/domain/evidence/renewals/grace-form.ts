import { z } from "zod";
import { typedDate } from "#app/domain/date-field.ts";

const why = "Say why this provider gets more time";

/** Grace for one document: its last day, the reason, and that the officer means it. */
export const graceForm = z.object({
  until: typedDate("The last day"),
  reason: z
    .string({ error: why })
    .trim()
    .min(1, why)
    .max(1000, "Use 1,000 characters or fewer")
    .refine((text) => !/[^\P{Cc}\t\n\r]|\ufffd/u.test(text), "Remove the characters that cannot be shown"),
  confirmed: z.literal("yes", { error: "Confirm that you give this provider more time" }),
  submissionKey: z.uuid("Open the page again and send the form once more"),
});
