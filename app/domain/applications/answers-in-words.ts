import { problemsWith } from "#app/domain/question-sets/answers.ts";
import { inWords } from "#app/domain/question-sets/in-words.ts";
import type { Page, Question, QuestionSet } from "#app/domain/question-sets/question.ts";
import { type Context, fieldsShown, questionsShown } from "#app/domain/question-sets/shown.ts";
import { type Answers, fileOf } from "#app/domain/question-sets/typed.ts";

/** One field's answer for people to read; `file` is the document's id. */
export type FieldInWords = { label: string; lines: string[]; file: string | undefined };
export type AnswerInWords = {
  id: string;
  label: string;
  page: string;
  fields: FieldInWords[];
  problems: { name: string; message: string }[];
};
export type SectionInWords = { id: string; title: string; answers: AnswerInWords[] };

/** Every question that applies, in order, with its answer in words and what is wrong with it; none that is answered apart. */
export const answersInWords = (set: QuestionSet, answers: Answers, context: Context): SectionInWords[] =>
  set.sections
    .map(({ id, title, pages }) => ({
      id,
      title,
      answers: pages.flatMap((page) => pageInWords(set, page, answers, context)),
    }))
    .filter((section) => section.answers.length > 0);

const pageInWords = (set: QuestionSet, page: Page, answers: Answers, context: Context): AnswerInWords[] =>
  asRead(set, page, answers, context).map((question) => questionInWords(set, question, page.id, answers, context));

const asRead = (set: QuestionSet, page: Page, answers: Answers, context: Context) =>
  questionsShown(set, page, answers, context).filter(({ apart }) => !apart);

/** One question with its answer in words and what is wrong with it; `page` is where it is asked. */
export const questionInWords = (
  set: QuestionSet,
  question: Question,
  page: string,
  answers: Answers,
  context: Context,
): AnswerInWords => ({
  id: question.id,
  label: question.label,
  page,
  fields: fieldsShown(set, question, answers, context)
    .map((field) => {
      const typed = answers[question.id]?.[field.name];
      const label = question.fields.length > 1 && field.label ? field.label : "";
      return { label, lines: inWords(field, typed), file: field.kind === "file" ? fileOf(typed)?.id : undefined };
    })
    .filter(({ lines }) => lines.length > 0),
  problems: problemsWith(set, question, answers, context),
});
