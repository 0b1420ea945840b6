import { type QuestionSet, questionsOf } from "#app/domain/question-sets/question.ts";

/** The documents of a form that a condition can ask for: the id and words of each question with a file. */
export const documentsWanted = (set: QuestionSet): { id: string; label: string }[] =>
  questionsOf(set)
    .filter(({ apart, fields }) => !apart && fields.some(({ kind }) => kind === "file"))
    .map(({ id, label }) => ({ id, label }));
