import type { FrameworkQuestions, Question } from "../question.ts";

/** Why a draft can't be published, in words that say what to do, and the place that it belongs to. */
export type Fault = { section?: string; page?: string; question?: string; field?: string; message: string };

/** A fault whose question is known from where it was found. A column stands as "sites.postcode". */
export type QuestionFault = Pick<Fault, "field" | "message">;

/** A question and where it stands: the place among all questions, and the place of its page among all pages. */
export type Placed = { question: Question; section: string; page: string; place: number; pagePlace: number };

/** Every question with its place, in order. Of two with one id, the first is the one that conditions mean. */
export function placedQuestions({ sections }: FrameworkQuestions): Placed[] {
  const placed: Placed[] = [];
  let pagePlace = 0;
  for (const section of sections) {
    for (const page of section.pages) {
      for (const question of page.questions) {
        placed.push({ question, section: section.id, page: page.id, place: placed.length, pagePlace });
      }
      pagePlace += 1;
    }
  }
  return placed;
}

/** The lots, by code, on which a question is asked. */
export const lotsOf = ({ lots }: FrameworkQuestions, question: Question): readonly string[] => question.lots ?? lots;

/** The values that stand more than once, each once. */
export const twice = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, place) => values.indexOf(value) !== place)),
];

/** Whether there is anything to read in a text. */
export const isEmpty = (text: string | undefined): boolean => !text?.trim();
