import { findPage, type Page, type Question, type QuestionSet } from "#app/domain/question-sets/question.ts";
import { type Context, questionsShown } from "#app/domain/question-sets/shown.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import type { ApplicationStatus } from "./application-status.ts";

/** Which questions of an application may be answered now: all of them, or those with these ids. */
export type OpenQuestions = "all" | readonly string[];

type Form = { set: QuestionSet; answers: Answers; context: Context; open: OpenQuestions };

/**
 * Which answers may be changed through an application: every one of a draft; when the council has asked, only those
 * that it asked about; once approved, what was asked anew since; nothing of what is being read or was refused.
 */
export function openQuestions(
  status: ApplicationStatus,
  asked: readonly { questionId: string }[],
  askedSince: readonly string[],
): OpenQuestions {
  if (status === "draft") return "all";
  if (status === "information-requested") return asked.map(({ questionId }) => questionId);
  return status === "admitted" ? askedSince : [];
}

/** Whether this question is among those that may be answered now. */
export const isOpen = (open: OpenQuestions, questionId: string): boolean => open === "all" || open.includes(questionId);

/**
 * Whether a document may be given: as answers may, and after admission any, because certificates are renewed and some
 * are needed only before the first placement.
 */
export const mayGiveEvidence = (status: ApplicationStatus, open: OpenQuestions, questionId: string): boolean =>
  status === "admitted" || isOpen(open, questionId);

/** The stage at which a question is put: the application's own, unless it is asked only later. */
export const stageOf = ({ stages }: Question): Context["stage"] => (stages.includes("A") ? "A" : (stages[0] ?? "A"));

/**
 * A page with the questions on it that may be answered now, in the stage at which they are put; undefined when there
 * is no such page, or nothing on it is asked of this provider.
 */
export function openPage(
  { set, answers, context, open }: Form,
  pageId: string,
): { page: Page; sectionTitle: string; context: Context } | undefined {
  const found = findPage(set, pageId);
  if (!found) return undefined;
  const named = found.page.questions.find(({ id }) => open !== "all" && open.includes(id));
  const at = { ...context, stage: named ? stageOf(named) : "A" } satisfies Context;
  // Questions that are asked alone are put together, whatever their stages.
  const put = (question: Question): Question => (named ? { ...question, stages: [at.stage] } : question);
  const asked = { ...found.page, questions: found.page.questions.filter(({ id }) => isOpen(open, id)).map(put) };
  const questions = questionsShown(set, asked, answers, at);
  if (questions.length === 0) return undefined;
  return { page: { ...found.page, questions }, sectionTitle: found.section.title, context: at };
}

/** The page on which a question stands. Every question of a published set stands on one. */
export function pageOf(set: QuestionSet, questionId: string): Page | undefined {
  return set.sections
    .flatMap(({ pages }) => pages)
    .find(({ questions }) => questions.some(({ id }) => id === questionId));
}
