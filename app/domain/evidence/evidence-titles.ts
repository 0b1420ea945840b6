import { lowerFirst } from "#app/domain/lower-first.ts";
import { asSentence } from "#app/domain/question-sets/cell-schema.ts";
import type { QuestionSet } from "#app/domain/question-sets/question.ts";

/** What a document is called: the page on which it is asked, and its own name when several are asked there. */
export function titleOfEvidence(
  set: Pick<QuestionSet, "sections"> | undefined,
  questionId: string,
  fieldName: string,
): string {
  const pages = set?.sections.flatMap(({ pages }) => pages) ?? [];
  for (const page of pages) {
    const field = page.questions.find(({ id }) => id === questionId)?.fields.find(({ name }) => name === fieldName);
    if (field) return field.label ? `${page.title}: ${lowerFirst(field.label)}` : asSentence(withoutYour(field.noun));
  }
  return "Document";
}

const withoutYour = (noun: string): string => noun.replace(/^(your|the) /, "");
