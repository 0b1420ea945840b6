import { z } from "zod";

const text = (message: string, most: number) =>
  z
    .string(message)
    .trim()
    .min(1, message)
    .max(most, `Use ${most} characters or fewer`)
    .refine((value) => !value.includes("\ufffd"), "Take out the character that cannot be stored");

/** Whose name to look for on every provider's record. */
export const lookForm = z.object({ name: text("Enter the full name", 100) });

/** A stop on a named worker: whom of those who have the name it means, out of those that were shown. */
export const stopForm = z.object({
  name: text("Enter the full name", 100),
  reason: text("Enter the reason", 2000),
  shown: z.array(z.uuid()).max(100).default([]),
  meant: z.array(z.uuid()).max(100).default([]),
  submissionKey: z.uuid(),
});
export type StopForm = z.output<typeof stopForm>;

/** Lifts a stop. */
export const liftForm = z.object({ reason: text("Enter why it is lifted", 2000) });
