import { problemsWith } from "#app/domain/question-sets/answers.ts";
import type { Question, QuestionSet } from "#app/domain/question-sets/question.ts";
import { type Context, pagesShown, questionsShown } from "#app/domain/question-sets/shown.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { mayBeOffered } from "./earlier-answers.ts";

/**
 * The questions that a provider would have to answer anew on a lot, given all that it has answered so far: those
 * without a valid answer, and those whose answer is never used again. `again`: it applied there before, and keeps those too.
 */
export function newQuestions(set: QuestionSet, answers: Answers, context: Context, again = false): Question[] {
  return pagesShown(set, answers, context)
    .flatMap((page) => questionsShown(set, page, answers, context))
    .filter((question) => {
      const answered = question.id in answers && problemsWith(set, question, answers, context).length === 0;
      return !answered || !(again || mayBeOffered(question));
    });
}
