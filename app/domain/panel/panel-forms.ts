import { z } from "zod";
import { OPEN_AGAIN, submissionKey } from "#app/domain/sent-once.ts";
import { written } from "#app/domain/written.ts";
import { scores } from "./panel-question.ts";

const version = z.coerce.number({ error: OPEN_AGAIN }).int(OPEN_AGAIN);

/** A commissioner sets, changes or stops a question of young people's; `version` 0 is a new one. */
export const panelQuestionForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("set"),
      questionId: z.string({ error: "Select the question" }).min(1, "Select the question").max(20, OPEN_AGAIN),
      writtenBy: written("Enter who wrote the answer they hope for", 200),
      modelAnswer: written("Enter the answer that they hope for", 4000),
      scale: z.array(written("Enter what this score means", 200)).length(scores.length, OPEN_AGAIN),
      because: z.string().trim().max(2000).default(""),
      ...{ version, submissionKey },
    }),
    z.object({
      intent: z.literal("stop"),
      questionId: z.string({ error: OPEN_AGAIN }).min(1, OPEN_AGAIN).max(20, OPEN_AGAIN),
      stopBecause: written("Enter why it is no longer scored"),
      confirm: z.literal("yes", { error: "Tick to say that you are sure" }),
      ...{ version, submissionKey },
    }),
  ],
  { error: OPEN_AGAIN },
);

/** A young person's score of one answer; `version` is the number of their score that was read, 0 for none;
 * `read` says what text they had before them, and against which model answer. */
export const scoreForm = z.object({
  score: z.enum(["0", "1", "2", "3", "4"], { error: "Choose a score" }).transform(Number),
  reason: written("Say why, in your own words", 1000),
  changedBecause: z.string().trim().max(1000, "Use 1,000 characters or fewer").default(""),
  read: z.string({ error: OPEN_AGAIN }).max(200, OPEN_AGAIN),
  ...{ version, submissionKey },
});
