import type { Submission } from "#app/domain/applications/submission.ts";
import { findQuestion, type QuestionSet } from "#app/domain/question-sets/question.ts";

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

/** The newer set, where a question that was not put to the provider again stands as it was, or not at all. */
const asAsked = (before: QuestionSet, set: QuestionSet, isNew: (id: string) => boolean): QuestionSet => ({
  ...set,
  sections: set.sections.map((section) => ({
    ...section,
    pages: section.pages.map((page) => ({
      ...page,
      questions: page.questions.flatMap((question) => {
        const asked = isNew(question.id) ? question : findQuestion(before, question.id);
        return asked ? [asked] : [];
      }),
    })),
  })),
});
