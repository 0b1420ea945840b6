import { z } from "zod";
import { typedDate } from "#app/domain/date-field.ts";
import { submissionKey } from "#app/domain/sent-once.ts";
import { written } from "#app/domain/written.ts";

const version = z.coerce.number({ error: "Open the page again" }).int("Open the page again");

/** A new action: `owner` is "provider" or the id of one of the council's people. */
export const agreeForm = z.object({
  what: written("Say what is to be done", 500),
  owner: z.union([z.literal("provider"), z.uuid()], { error: "Select who does it" }),
  dueOn: typedDate("Date by which it is done"),
  submissionKey,
});
export type AgreeForm = z.output<typeof agreeForm>;

/** A reviewer agrees a later date. */
export const laterForm = z.object({
  dueOn: typedDate("The later date"),
  why: written("Say why it may take longer", 500),
  version,
  submissionKey,
});
export type LaterForm = z.output<typeof laterForm>;

/** Its owner says that it is done. */
export const doneForm = z.object({ note: written("Say what was done", 1000), version, submissionKey });
export type DoneForm = z.output<typeof doneForm>;

/** A reviewer closes what was said to be done, or asks again. */
export const closeForm = z.object({
  outcome: z.enum(["close", "ask-again"], { error: "Select whether it is done" }),
  note: written("Say what you saw, or what is still missing", 1000),
  version,
  submissionKey,
});
export type CloseForm = z.output<typeof closeForm>;
