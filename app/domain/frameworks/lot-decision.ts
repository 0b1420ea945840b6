import { z } from "zod";

const MAX_REASON = 500;
const unreadable = /[\ufffd]|(?![\r\n\t])\p{Cc}/u;

/** The form by which a commissioner opens or closes a lot. */
export const lotDecision = z.object({
  decision: z.enum(["open", "close"], { error: "Open the page again: it does not say what to do" }),
  reason: z
    .string({ error: "Enter the reason" })
    .trim()
    .min(1, "Enter the reason")
    .max(MAX_REASON, `Reason must be ${MAX_REASON} characters or fewer`)
    .refine((text) => !unreadable.test(text), "Remove the characters that cannot be shown"),
  confirm: z.literal("yes", { error: "Confirm that you have read what this does" }),
  version: z.coerce.number().int(),
  submissionKey: z.uuid(),
});
