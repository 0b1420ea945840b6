import { questionsOf } from "#app/domain/question-sets/question.ts";
import { isShown } from "#app/domain/question-sets/shown.ts";
import { stageOf } from "./may-change.ts";
import type { OpenForm } from "./open-form.server.ts";
import type { Submission } from "./submission.ts";

/**
 * What is sent, from the form as it stands: every question that applies, and nothing that was answered before it was
 * hidden. Questions of a later stage go along when they were answered already.
 */
export function makeSubmission(
  {
    set,
    answers,
    typed,
    evidence,
    offered,
    context,
  }: Pick<OpenForm, "set" | "answers" | "typed" | "evidence" | "offered" | "context">,
  submittedByName: string,
  lot: Submission["lot"],
): Submission {
  const sent = new Set(
    questionsOf(set)
      .filter(({ id }) => !(id in offered))
      .filter((question) => isShown(set, question, answers, { ...context, stage: stageOf(question) }))
      .map(({ id }) => id),
  );
  return {
    questionSet: { version: set.version, definition: set },
    answers: Object.fromEntries(Object.entries(typed).filter(([id]) => sent.has(id))),
    evidence: evidence
      .filter(({ questionId }) => sent.has(questionId))
      .map(({ id, questionId, field, version, fileName, sha256, startsOn, endsOn, amountPence }) => ({
        ...{ id, questionId, field, version, fileName, sha256, startsOn, endsOn, amountPence },
      })),
    submittedByName,
    lot,
  };
}
