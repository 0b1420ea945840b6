import { type Field, findQuestion, type Question, type QuestionSet, questionsOf } from "./question.ts";
import { saysTheSame } from "./says-the-same.ts";

export type Questions = Pick<QuestionSet, "sections">;

/** What differs in a question between two versions; `again` when an earlier answer may no longer fit it. */
export type Changed = { id: string; before: Question; after: Question; again: boolean };
export type Comparison = { added: Question[]; removed: Question[]; changed: Changed[] };

/** Two versions, question by question, in the order of the later one; removed ones in the order of the earlier. */
export function compare(before: Questions, after: Questions): Comparison {
  const now = questionsOf(after);
  return {
    added: now.filter(({ id }) => !findQuestion(before, id)),
    removed: questionsOf(before).filter(({ id }) => !findQuestion(after, id)),
    changed: now.flatMap((question) => {
      const earlier = findQuestion(before, question.id);
      if (!earlier || saysTheSame(earlier, question)) return [];
      return [{ id: question.id, before: earlier, after: question, again: !asksTheSame(earlier, question) }];
    }),
  };
}

/** Whether an answer given to one is an answer to the other: same words, same fields. Hints, rules and stages may differ. */
export const asksTheSame = (one: Question, other: Question): boolean =>
  one.label === other.label && saysTheSame(one.fields.map(asked), other.fields.map(asked));

const asked = ({ hint: _, ...field }: Field) => field;

/** The questions of a lot's version that an answer to another version doesn't answer: new, or asked differently. */
export const askedAnew = (before: Questions, after: Questions): string[] =>
  questionsOf(after)
    .filter((question) => {
      const earlier = findQuestion(before, question.id);
      return !earlier || !asksTheSame(earlier, question);
    })
    .map(({ id }) => id);
