import { findQuestion, type Question, type QuestionSet } from "#app/domain/question-sets/question.ts";
import { type Context, isShown, questionsShown } from "#app/domain/question-sets/shown.ts";
import { type Answers, isBlank } from "#app/domain/question-sets/typed.ts";
import { type AnswerInWords, questionInWords } from "./answers-in-words.ts";
import { isOpen, type OpenQuestions, stageOf } from "./may-change.ts";

/** An answer given elsewhere, in words, that this application may use. `at` is the instant of its last change. */
export type EarlierAnswer = AnswerInWords & { at: Date };
export type EarlierSection = { id: string; title: string; earlier: EarlierAnswer[] };

type Form = {
  set: QuestionSet;
  answers: Answers;
  offered: Record<string, { answer: Answers[string]; at: Date }>;
  context: Context;
};

/**
 * Whether an earlier answer to this may be used again: never a declaration, which is made anew each time, nor what is
 * asked for each lot.
 */
export const mayBeOffered = ({ id, perLot, fields }: Pick<Question, "id" | "perLot" | "fields">): boolean =>
  !perLot && !id.startsWith("DEC-") && !fields.some(({ kind }) => kind === "declaration");

/** The earlier answers to these questions, each as it would stand here. */
export function earlierAnswersTo(form: Form, questions: readonly Question[], pageId: string): EarlierAnswer[] {
  return questions
    .filter((question) => isOffered(form, question))
    .map((question) => {
      const { answer, at } = form.offered[question.id] as Form["offered"][string];
      const answers = { ...form.answers, [question.id]: answer };
      return { ...questionInWords(form.set, question, pageId, answers, form.context), at };
    });
}

/**
 * All earlier answers that a draft may use, by section, questions included that are asked only when others among them
 * are used.
 */
export function allEarlierAnswers(form: Form): EarlierSection[] {
  const laid = withEarlier(form, Object.keys(form.offered));
  return form.set.sections
    .map(({ id, title, pages }) => ({
      id,
      title,
      earlier: pages.flatMap((page) =>
        earlierAnswersTo({ ...form, answers: laid }, questionsShown(form.set, page, laid, form.context), page.id),
      ),
    }))
    .filter(({ earlier }) => earlier.length > 0);
}

/** How many earlier answers a draft may use. */
export const countEarlierAnswers = (form: Form): number =>
  allEarlierAnswers(form).reduce((sum, { earlier }) => sum + earlier.length, 0);

/** Of these questions, those whose earlier answers may be used now: they may be changed, and are asked once all of these are used. */
export function usable(form: Form & { open: OpenQuestions }, questionIds: readonly string[]): string[] {
  const answers = withEarlier(form, questionIds);
  return [...new Set(questionIds)].filter((id) => {
    const question = findQuestion(form.set, id);
    if (!question || !isOffered(form, question) || !isOpen(form.open, id)) return false;
    const stage = form.open === "all" ? form.context.stage : stageOf(question);
    return isShown(form.set, question, answers, { ...form.context, stage });
  });
}

const isOffered = ({ offered }: Pick<Form, "offered">, question: Question): boolean =>
  mayBeOffered(question) && Object.hasOwn(offered, question.id) && !isBlank(offered[question.id]?.answer);

/** The answers used, with these offered ones laid over them. */
function withEarlier(form: Form, questionIds: readonly string[]): Answers {
  const laid: Answers = { ...form.answers };
  for (const id of questionIds) {
    const question = findQuestion(form.set, id);
    const answer = form.offered[id]?.answer;
    if (question && answer && isOffered(form, question)) laid[id] = answer;
  }
  return laid;
}
