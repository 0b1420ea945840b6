import { z } from "zod";
import { wordsIn } from "#app/domain/question-sets/cell-schema.ts";
import { OPEN_AGAIN, submissionKey } from "#app/domain/sent-once.ts";
import { showable } from "#app/domain/written.ts";

const MOST_CHARACTERS = 5_000;
/** The most words of a question, of its public wording and of an answer. */
export const MOST_WORDS = 500;

const words = (name: string, empty: string) =>
  z
    .string({ error: empty })
    .trim()
    .min(1, empty)
    .max(MOST_CHARACTERS, `${name} must be ${MOST_CHARACTERS.toLocaleString("en-GB")} characters or fewer`)
    .refine((typed) => wordsIn(typed) <= MOST_WORDS, `${name} must be ${MOST_WORDS} words or fewer`)
    .refine(...showable);

const version = z.coerce.number({ error: OPEN_AGAIN }).int(OPEN_AGAIN);
const questionId = z.uuid(OPEN_AGAIN);

export const askForm = z.object({
  lotId: z.uuid("Select the lot that you ask about"),
  question: words("Question", "Enter your question"),
  submissionKey,
});

/** What an officer does with a question: publishes or corrects an answer, or closes it. */
export const officerForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("answer"),
      publicQuestion: words("Question", "Enter the question as everyone reads it"),
      answer: words("Answer", "Enter the answer"),
      ...{ questionId, version, submissionKey },
    }),
    z.object({
      intent: z.literal("close"),
      reason: words("Reason", "Enter why it is not published"),
      ...{ questionId, version, submissionKey },
    }),
  ],
  { error: OPEN_AGAIN },
);
