import { stageOf } from "#app/domain/applications/may-change.ts";
import { findQuestion, leavesOf, type QuestionSet, questionsOf } from "#app/domain/question-sets/question.ts";
import { isShown } from "#app/domain/question-sets/shown.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";

/** Which of these questions a lot asks of a provider with these answers, in the order of the set. */
export const thatApply = (set: QuestionSet, mustAnswer: readonly string[], answers: Answers): string[] =>
  inOrder(set, mustAnswer).filter((id) => {
    const question = findQuestion(set, id);
    return question !== undefined && isShown(set, question, answers, { stage: stageOf(question) });
  });

/**
 * The same with those that may come to apply by what is answered to them: they are asked together, and each is shown
 * when it does. None when nothing applies yet.
 */
export function toAsk(set: QuestionSet, mustAnswer: readonly string[], answers: Answers): string[] {
  const asked = new Set(thatApply(set, mustAnswer, answers));
  if (asked.size === 0) return [];
  return inOrder(set, mustAnswer).filter((id) => asked.has(id) || referredTo(set, [id]).some((one) => asked.has(one)));
}

/** Every question whose answer decides, directly or by another's condition, whether one of these is shown. */
export function referredTo(set: QuestionSet, ids: readonly string[]): string[] {
  const found = new Set<string>();
  const waiting = [...ids];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const condition = findQuestion(set, id)?.showWhen;
    for (const { question: one } of condition ? leavesOf(condition) : []) {
      if (!found.has(one)) waiting.push(one);
      found.add(one);
    }
  }
  return [...found];
}

const inOrder = (set: QuestionSet, ids: readonly string[]): string[] =>
  questionsOf(set)
    .map(({ id }) => id)
    .filter((id) => ids.includes(id));
