import { z } from "zod";
import { typedDate } from "#app/domain/date-field.ts";
import { OPEN_AGAIN, submissionKey } from "#app/domain/sent-once.ts";

const ticked = z.literal("yes", { error: "Tick the box to say that you mean it" });

export const shareForm = z.object({
  portion: z.enum(["unassigned", "away"], { error: OPEN_AGAIN }),
  sure: ticked,
  submissionKey,
});

export const awayForm = z.object({
  personId: z.uuid("Choose who is away"),
  fromOn: typedDate("The first day away"),
  toOn: typedDate("The last day away"),
  submissionKey,
});

export const removeAwayForm = z.object({ remove: z.uuid("Choose the days to remove"), sureRemove: ticked });

export const readerForm = z.object({
  readerId: z.union([z.uuid(), z.literal("")], { error: "Choose who reads it" }),
  seen: z.union([z.uuid(), z.literal("")], { error: OPEN_AGAIN }),
  submissionKey,
});
