import { findPage, type Page, type Question, type QuestionSet } from "#app/domain/question-sets/question.ts";
import { type Context, questionsShown } from "#app/domain/question-sets/shown.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import type { ApplicationStatus } from "./application-status.ts";

type Form = { set: QuestionSet; answers: Answers; context: Context };

/**
 * Whether an answer may be changed through an application: every one of a draft; when the council has asked, only the
 * one that it asked about; nothing of what is being read or was decided.
 */
export function mayChange(status: ApplicationStatus, questionId: string, askedQuestion: string | undefined): boolean {
  return status === "draft" || (status === "information-requested" && questionId === askedQuestion);
}

/**
 * Whether a document may be given: as answers may, and after admission any, because certificates are renewed and some
 * are needed only before the first placement.
 */
export const mayGiveEvidence = (status: ApplicationStatus, questionId: string, asked: string | undefined): boolean =>
  status === "admitted" || mayChange(status, questionId, asked);

/** The stage at which a question is put: the application's own, unless it is asked only later. */
export const stageOf = ({ stages }: Question): Context["stage"] => (stages.includes("A") ? "A" : (stages[0] ?? "A"));

/**
 * A page with the questions on it that may be answered now, in the stage at which they are put; undefined when there
 * is no such page, or nothing on it is asked of this provider.
 */
export function openPage(
  { set, answers, context }: Form,
  pageId: string,
  status: ApplicationStatus,
  askedQuestion: string | undefined,
): { page: Page; sectionTitle: string; context: Context } | undefined {
  const found = findPage(set, pageId);
  if (!found) return undefined;
  const asked = found.page.questions.find(({ id }) => id === askedQuestion);
  const at = { ...context, stage: asked ? stageOf(asked) : "A" } satisfies Context;
  const questions = questionsShown(set, found.page, answers, at).filter(
    ({ id }) => status === "draft" || id === askedQuestion,
  );
  if (questions.length === 0) return undefined;
  return { page: { ...found.page, questions }, sectionTitle: found.section.title, context: at };
}

/** The page on which a question stands. Every question of a published set stands on one. */
export function pageOf(set: QuestionSet, questionId: string): Page | undefined {
  return set.sections
    .flatMap(({ pages }) => pages)
    .find(({ questions }) => questions.some(({ id }) => id === questionId));
}
