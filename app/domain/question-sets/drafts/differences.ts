import type { FrameworkQuestions, Question } from "../question.ts";
import type { Lots } from "./editor-page.ts";
import { fieldInWords, questionInWords } from "./outline.ts";

/** One thing that two versions of a question say differently. Empty text: one of them doesn't say it. */
export type Difference = { what: string; before: string; after: string };

type Both = { before: FrameworkQuestions; after: FrameworkQuestions; lots: Lots };

/** What differs between two versions of a question, in words, in the order in which its page shows it. */
export function differencesInWords(was: Question, is: Question, { before, after, lots }: Both): Difference[] {
  const one = told(was, before, lots);
  const other = told(is, after, lots);
  return [...new Set([...one.keys(), ...other.keys()])]
    .map((what) => ({ what, before: one.get(what) ?? "", after: other.get(what) ?? "" }))
    .filter((difference) => difference.before !== difference.after);
}

function told(question: Question, set: FrameworkQuestions, lots: Lots): Map<string, string> {
  return new Map([
    ["Question", question.label],
    ...questionInWords(question, set, lots).map(({ key, value }) => [key, value] as const),
    ...question.fields.map((field) => {
      const said = [field.label, fieldInWords(field), field.hint, `in messages: ${field.noun}`];
      return [`What is asked: ${field.label ?? field.name}`, said.filter(Boolean).join(". ")] as const;
    }),
  ]);
}
