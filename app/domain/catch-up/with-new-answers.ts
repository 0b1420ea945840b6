import type { Submission } from "#app/domain/applications/submission.ts";
import {
  findPage,
  findQuestion,
  type Page,
  type Question,
  type QuestionSet,
  type Section,
} from "#app/domain/question-sets/question.ts";

/**
 * What was sent, after the new questions were answered: those questions and answers as they stand now, and all others
 * as they were sent before, in the words in which they were asked then.
 */
export function withNewAnswers(before: Submission, now: Submission, questionIds: readonly string[]): Submission {
  const isNew = (id: string) => questionIds.includes(id);
  const { version, definition } = now.questionSet;
  return {
    questionSet: { version, definition: asAsked(before.questionSet.definition, definition, isNew) },
    answers: {
      ...chosen(before.answers, (id) => !isNew(id)),
      ...chosen(now.answers, isNew),
    },
    evidence: [
      ...before.evidence.filter(({ questionId }) => !isNew(questionId)),
      ...now.evidence.filter(({ questionId }) => isNew(questionId)),
    ],
    submittedByName: now.submittedByName,
    lot: before.lot,
  };
}

const chosen = <T>(all: Record<string, T>, which: (id: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([id]) => which(id)));

/**
 * The earlier set with what was put to the provider again in its newer words, and with what is new, on its page; what
 * is asked no more stays, for it was answered.
 */
function asAsked(before: QuestionSet, set: QuestionSet, isNew: (id: string) => boolean): QuestionSet {
  const asked = (question: Question): Question => (isNew(question.id) && findQuestion(set, question.id)) || question;
  const added = (page: Page | undefined): Question[] =>
    (page?.questions ?? []).filter(({ id }) => isNew(id) && !findQuestion(before, id));
  const addedPages = (section: Section | undefined): Page[] =>
    (section?.pages ?? [])
      .filter(({ id }) => !findPage(before, id))
      .map((page) => ({ ...page, questions: added(page) }))
      .filter(({ questions }) => questions.length > 0);
  const known = before.sections.map((section) => ({
    ...section,
    pages: [
      ...section.pages.map((page) => ({
        ...page,
        questions: [...page.questions.map(asked), ...added(findPage(set, page.id)?.page)],
      })),
      ...addedPages(set.sections.find(({ id }) => id === section.id)),
    ],
  }));
  const further = set.sections
    .filter(({ id }) => !before.sections.some((section) => section.id === id))
    .map((section) => ({ ...section, pages: addedPages(section) }))
    .filter(({ pages }) => pages.length > 0);
  return { ...set, sections: [...known, ...further] };
}
