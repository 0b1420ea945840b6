import { z } from "zod";
import { OPEN_AGAIN } from "#app/domain/sent-once.ts";
import { showable } from "#app/domain/written.ts";
import { checkResults } from "./check-findings.ts";

const MOST = 2000;

/** Forms send line breaks as two characters, scripts as one: the same words are the same. */
const comment = z
  .string()
  .transform((text) => text.replaceAll("\r\n", "\n").trim())
  .pipe(
    z
      .string()
      .max(MOST, "Comment must be 2,000 characters or fewer")
      .refine(...showable),
  )
  .default("");

const check = z.object({
  questionId: z.string({ error: OPEN_AGAIN }).max(40, OPEN_AGAIN),
  result: z.enum(checkResults, { error: "Select met, not met, not applicable or ask the provider" }).optional(),
  comment,
  version: z.coerce.number({ error: OPEN_AGAIN }).int(OPEN_AGAIN).min(0, OPEN_AGAIN),
});

/** A section's checks as they are sent: all of them with a button, one by one as they are saved by themselves. */
export const checksForm = z.object({
  intent: z.enum(["save", "continue", "rest"]).catch("save"),
  read: z.literal("yes").optional(),
  sentAt: z.iso.datetime({ error: OPEN_AGAIN }).transform((text) => new Date(text)),
  checks: z.array(check).max(200, OPEN_AGAIN).default([]),
});
