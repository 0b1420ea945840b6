import { z } from "zod";
import { typedDate } from "#app/domain/date-field.ts";

const MAX_REASON = 500;
const unreadable = /[\ufffd]|(?![\r\n\t])\p{Cc}/u;

/** A reason that stands in a history: what its field is called starts the messages. */
export const statedReason = (name = "Reason") =>
  z
    .string({ error: `Enter the ${name.toLowerCase()}` })
    .trim()
    .min(1, `Enter the ${name.toLowerCase()}`)
    .max(MAX_REASON, `${name} must be ${MAX_REASON} characters or fewer`)
    .refine((text) => !unreadable.test(text), "Remove the characters that cannot be shown");

/** A date in three boxes that may stay empty. */
export const maybeDate = (name: string) =>
  z.preprocess(
    (typed) => (Object.values((typed ?? {}) as object).every((part) => String(part).trim() === "") ? undefined : typed),
    typedDate(name).optional(),
  );

/** The form by which a commissioner closes a lot. */
export const closingForm = z.object({
  reason: statedReason(),
  lastDay: maybeDate("Last day"),
  confirm: z.literal("yes", { error: "Confirm that you have read what this does" }),
  version: z.coerce.number().int(),
  submissionKey: z.uuid(),
});
