import type { Check, SectionCheck } from "#app/domain/question-sets/answers.ts";
import type { Page, QuestionSet } from "#app/domain/question-sets/question.ts";
import { type Context, questionsShown } from "#app/domain/question-sets/shown.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";

export type Task = { id: string; title: string; state: SectionCheck["state"]; hint: string; page: string | undefined };

/** A section as a task: what is left of it, and the page on which to go on; its first page when nothing is left. */
export function taskOf(
  set: QuestionSet,
  { id, title, state, asked }: SectionCheck,
  { questions }: Check,
  answers: Answers,
  context: Context,
): Task {
  const pages = set.sections
    .find((section) => section.id === id)
    ?.pages.filter((page) => questionsShown(set, page, answers, context).length > 0);
  const left = (page: Page): number => page.questions.filter((question) => questions[question.id]?.length).length;
  const missing = (pages ?? []).reduce((sum, page) => sum + left(page), 0);
  const next = (pages ?? []).find((page) => left(page) > 0) ?? pages?.[0];
  const hint = {
    "cannot-start": "Finish all other sections first",
    "not-started": asked === 1 ? "1 question" : `${asked} questions`,
    incomplete: missing === 1 ? "1 answer to finish" : `${missing} answers to finish`,
    completed: "",
  }[state];
  return { id, title, state, hint, page: state === "cannot-start" ? undefined : next?.id };
}
