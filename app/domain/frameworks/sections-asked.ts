import { titleOfEvidence } from "#app/domain/evidence/evidence-titles.ts";
import type { Question, QuestionSet } from "#app/domain/question-sets/question.ts";

/** A section as it is announced before anyone applies: what it asks, and which documents to have at hand. */
export type AskedSection = { title: string; questions: string[]; evidence: string[] };

/** What a provider is asked in the application (stage A), section by section; whatever the council answers is left out. */
export function sectionsAsked(set: QuestionSet): AskedSection[] {
  return set.sections
    .map(({ title, pages }) => {
      const questions = pages.flatMap((page) => page.questions).filter(isAsked);
      return {
        title,
        questions: questions.map(({ label }) => label),
        evidence: questions.flatMap((question) => documents(set, question)),
      };
    })
    .filter(({ questions }) => questions.length > 0);
}

/** Whether a provider answers it in the application. */
export const isAsked = ({ stages, askedOf }: Question): boolean =>
  stages.includes("A") && (askedOf ?? "provider") === "provider";

/** Documents by the names that they have at the evidence desk; some only where there are any. */
const documents = (set: QuestionSet, { id, fields }: Question): string[] =>
  fields
    .filter((field) => field.kind === "file")
    .map(({ name, optional }) => {
      const title = titleOfEvidence(set, id, name);
      return optional === true && !title.includes("if you have") ? `${title} (if you have it)` : title;
    });
