import { type QuestionSet, questionsOf } from "#app/domain/question-sets/question.ts";
import { fieldsShown, isShown } from "#app/domain/question-sets/shown.ts";
import { stageOf } from "./may-change.ts";
import type { OpenForm } from "./open-form.server.ts";
import type { Submission } from "./submission.ts";

/**
 * What is sent, from the form as it stands: every question and field that applies, and nothing that was answered before
 * it was hidden. Questions of a later stage go along when they were answered already.
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
  const sent = new Map(
    questionsOf(set)
      .filter(({ id, apart }) => !apart && !(id in offered))
      .filter((question) => isShown(set, question, answers, { ...context, stage: stageOf(question) }))
      .map((question) => [question.id, fieldsShown(set, question, answers, context).map(({ name }) => name)]),
  );
  const isSent = (question: string, field: string) => sent.get(question)?.includes(field) ?? false;
  return {
    questionSet: { version: set.version, definition: withoutApart(set) },
    answers: Object.fromEntries(
      Object.entries(typed)
        .filter(([id]) => sent.has(id))
        .map(([id, answer]) => [id, Object.fromEntries(Object.entries(answer).filter(([name]) => isSent(id, name)))]),
    ),
    evidence: evidence
      .filter(({ questionId, field, unconfirmed }) => isSent(questionId, field) && !unconfirmed)
      .map(({ id, questionId, field, version, fileName, sha256, startsOn, endsOn, amountPence }) => ({
        ...{ id, questionId, field, version, fileName, sha256, startsOn, endsOn, amountPence },
      })),
    submittedByName,
    lot,
  };
}

/** What is answered apart reaches nobody who decides: neither the answer nor the question. */
const withoutApart = ({ sections, ...set }: QuestionSet): QuestionSet => ({
  ...set,
  sections: sections
    .map((section) => ({
      ...section,
      pages: section.pages
        .map((page) => ({ ...page, questions: page.questions.filter(({ apart }) => !apart) }))
        .filter(({ questions }) => questions.length > 0),
    }))
    .filter(({ pages }) => pages.length > 0),
});
