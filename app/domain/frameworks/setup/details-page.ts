import { ask, type EditorPage, type Read } from "#app/domain/question-sets/drafts/editor-page.ts";
import type { Question, QuestionSet } from "#app/domain/question-sets/question.ts";
import type { FrameworkStatus } from "../framework-status.ts";

const why: Question = ask("change", "Why it is changed", [
  {
    ...{ kind: "longText", name: "value", noun: "the reason", maxWords: 60 },
    hint: "What you change is public at once; the reason stands beside it, with your name",
  },
]);

/** The page of one part of a form; once the framework is open it also asks why. Undefined for a part that there is not. */
export function detailsPage(set: QuestionSet, part: string, status: FrameworkStatus): EditorPage | undefined {
  const section = set.sections.find(({ id }) => id === part);
  if (!section) return undefined;
  const questions = section.pages.flatMap((page) => page.questions);
  return { title: section.title, questions: status === "open" ? [...questions, why] : questions };
}

/** What was typed on such a page: what it says, and why it was changed. */
export function readDetails({ typed }: Pick<Read, "typed">) {
  const { change, ...said } = typed;
  const reason = change?.value;
  return { typed: said, ...(typeof reason === "string" && reason ? { why: reason.trim() } : {}) };
}
