import { ruleInWords } from "#app/domain/question-sets/describe.ts";
import type { Question, QuestionSet } from "#app/domain/question-sets/question.ts";
import { isAsked } from "../sections-asked.ts";

/** A question with what decides whether its answer passes, amounts included. */
export type JudgedQuestion = { label: string; judged: string[] };
export type JudgedSection = { title: string; questions: JudgedQuestion[] };

/** What a provider is asked in the application, section by section, each question with its pass rules in words. */
export const judgedSections = (set: QuestionSet): JudgedSection[] =>
  set.sections
    .map(({ title, pages }) => ({
      title,
      questions: pages.flatMap((page) => page.questions.filter(isAsked).map(judgedQuestion)),
    }))
    .filter(({ questions }) => questions.length > 0);

const judgedQuestion = ({ label, pass, also = [], apart }: Question): JudgedQuestion => ({
  label,
  judged: apart
    ? ["Kept from everyone who decides"]
    : [...new Set([pass, ...also.map((one) => one.pass)].map(ruleInWords))],
});
