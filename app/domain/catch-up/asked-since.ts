import { pageOf, stageOf } from "#app/domain/applications/may-change.ts";
import { problemsWith } from "#app/domain/question-sets/answers.ts";
import { findQuestion, type QuestionSet } from "#app/domain/question-sets/question.ts";
import type { Context } from "#app/domain/question-sets/shown.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { thatApply } from "./must-answer.ts";

/** A question that an approved provider was asked since, and how far its answer is. `page` is the slug of its page. */
export type AskedSince = {
  id: string;
  label: string;
  page: string;
  state: "to-answer" | "unfinished" | "answered";
  /** What is left to do, when it is unfinished. */
  problem: string | undefined;
};

type Form = { set: QuestionSet; answers: Answers; context: Context };

/** Those of the questions asked since approval that apply to the answers as they stand, in the order of the set. */
export const askedSince = ({ set, answers, context }: Form, questionIds: readonly string[]): AskedSince[] =>
  thatApply(set, questionIds, answers).flatMap((id) => {
    const question = findQuestion(set, id);
    if (!question) return [];
    const [first] = problemsWith(set, question, answers, { ...context, stage: stageOf(question) });
    const finished = first ? "unfinished" : "answered";
    const state = id in answers ? finished : "to-answer";
    return [{ id, label: question.label, page: pageOf(set, id)?.id ?? "", state, problem: first?.message }];
  });
