import { z } from "zod";
import { written } from "#app/domain/written.ts";
import { scores } from "./panel-question.ts";

const reload = "Open the page again and send the form once more";
const submissionKey = z.uuid(reload);
const version = z.coerce.number({ error: reload }).int(reload);

/** A commissioner sets, changes or stops a question of young people's; `version` 0 is a new one. */
export const panelQuestionForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("set"),
      questionId: z.string({ error: "Select the question" }).min(1, "Select the question").max(20, reload),
      writtenBy: written("Enter who wrote the answer they hope for", 200),
      modelAnswer: written("Enter the answer that they hope for", 4000),
      scale: z.array(written("Enter what this score means", 200)).length(scores.length, reload),
      because: z.string().trim().max(2000).default(""),
      ...{ version, submissionKey },
    }),
    z.object({
      intent: z.literal("stop"),
      questionId: z.string({ error: reload }).min(1, reload).max(20, reload),
      stopBecause: written("Enter why it is no longer scored"),
      confirm: z.literal("yes", { error: "Tick to say that you are sure" }),
      ...{ version, submissionKey },
    }),
  ],
  { error: reload },
);

/** A young person's score of one answer; `version` is the number of their score that was read, 0 for none. */
export const scoreForm = z.object({
  score: z.enum(["0", "1", "2", "3", "4"], { error: "Choose a score" }).transform(Number),
  reason: written("Say why, in your own words", 1000),
  changedBecause: z.string().trim().max(1000, "Use 1,000 characters or fewer").default(""),
  ...{ version, submissionKey },
});
