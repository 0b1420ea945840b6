import type { CivilDate } from "#app/domain/civil-date.ts";
import {
  type AskedOf,
  type Condition,
  type Field,
  findQuestion,
  leavesOf,
  type Page,
  type Question,
  type QuestionSet,
  type Stage,
} from "./question.ts";
import { type Answers, listOf } from "./typed.ts";

/** Who is looking, when and at which stage. `facts` are what the caller knows beyond the answers. */
export type Context = Asking & { today: CivilDate };
/** The same without the day, of which no condition makes a difference. */
export type Asking = { stage: Stage; audience?: AskedOf; facts?: readonly string[] };

/** `deciding` are the answers on whose account this is asked: in a draft, conditions may lead back to themselves. */
function holds(
  condition: Condition,
  set: QuestionSet,
  answers: Answers,
  context: Asking,
  deciding: readonly Field[] = [],
): boolean {
  if ("all" in condition) return condition.all.every((each) => holds(each, set, answers, context, deciding));
  if ("any" in condition) return condition.any.some((each) => holds(each, set, answers, context, deciding));
  if ("fact" in condition) return context.facts?.includes(condition.fact) ?? false;
  const asked = findQuestion(set, condition.question);
  const field = asked?.fields.find(({ name }) => name === (condition.field ?? "value"));
  if (!asked || !field || deciding.includes(field)) return false;
  // An answer kept from before its question, or its field, was hidden decides nothing.
  const before = [asked.showWhen, field.showWhen].filter((each) => each !== undefined);
  if (!before.every((each) => holds(each, set, answers, context, [...deciding, field]))) return false;
  const typed = listOf(answers[asked.id]?.[field.name]);
  if ("is" in condition) return typed.some((value) => condition.is.includes(value));
  return typed.some((value) => !condition.isNot.includes(value));
}

/** Whether this question is asked: its stage, who is looking, and its condition on earlier answers. */
export const isShown = (set: QuestionSet, question: Question, answers: Answers, context: Asking): boolean =>
  question.stages.includes(context.stage) &&
  (question.askedOf ?? "provider") === (context.audience ?? "provider") &&
  (!question.showWhen || holds(question.showWhen, set, answers, context));

/** The fields of a question that apply to these answers. */
export const fieldsShown = (set: QuestionSet, question: Question, answers: Answers, context: Context): Field[] =>
  question.fields.filter(({ showWhen }) => !showWhen || holds(showWhen, set, answers, context));

/** The questions of a page that are asked. */
export const questionsShown = (set: QuestionSet, page: Page, answers: Answers, context: Context): Question[] =>
  page.questions.filter((question) => isShown(set, question, answers, context));

/** The pages with something to ask, in order. */
export const pagesShown = (set: QuestionSet, answers: Answers, context: Context): Page[] =>
  set.sections
    .flatMap((section) => section.pages)
    .filter((page) => questionsShown(set, page, answers, context).length > 0);

/** The page after this one in the same section, or undefined at the section's end: then the task list is next. */
export function pageAfter(set: QuestionSet, pageId: string, answers: Answers, context: Context): Page | undefined {
  const section = set.sections.find(({ pages }) => pages.some(({ id }) => id === pageId));
  const position = section?.pages.findIndex(({ id }) => id === pageId) ?? -1;
  return section?.pages.slice(position + 1).find((page) => questionsShown(set, page, answers, context).length > 0);
}

const always: Condition = { all: [] };
const never: Condition = { any: [] };

/** The condition with all that it says of other questions decided, so that it looks only at the question's own fields. */
function withOthersDecided(condition: Condition, id: string, decide: (condition: Condition) => boolean): Condition {
  const part = (each: Condition) => withOthersDecided(each, id, decide);
  if ("all" in condition) return { all: condition.all.map(part) };
  if ("any" in condition) return { any: condition.any.map(part) };
  if ("question" in condition && condition.question === id) return condition;
  return decide(condition) ? always : never;
}

const asksAbout = (condition: Condition, id: string): boolean =>
  leavesOf(condition).some(({ question }) => question === id);

/**
 * A set of one page, for the browser: only the questions shown, with all conditions on earlier answers decided already.
 * What is left are a question's conditions on its own fields, which change while someone types.
 */
export function pageAlone(set: QuestionSet, page: Page, answers: Answers, context: Context): QuestionSet {
  const decide = (condition: Condition) => holds(condition, set, answers, context);
  const questions = questionsShown(set, page, answers, context).map(({ showWhen: _, ...question }) => ({
    ...question,
    fields: question.fields.flatMap((field) => {
      if (!field.showWhen) return [field];
      if (!asksAbout(field.showWhen, question.id))
        return decide(field.showWhen) ? [{ ...field, showWhen: undefined }] : [];
      return [{ ...field, showWhen: withOthersDecided(field.showWhen, question.id, decide) }];
    }),
  }));
  const alone = { id: page.id, title: page.title, pages: [{ ...page, questions }] };
  return { lot: set.lot, version: set.version, sections: [alone] };
}

/** How many answers are asked of a provider in the application, and in all before approval; a table counts as one. */
export function answersAsked(set: QuestionSet, answers: Answers, context: Omit<Context, "stage" | "audience">) {
  const ids = (stage: Stage) =>
    pagesShown(set, answers, { ...context, stage }).flatMap((page) =>
      questionsShown(set, page, answers, { ...context, stage }).map(({ id }) => id),
    );
  const application = ids("A");
  return { application: application.length, beforeApproval: new Set([...application, ...ids("W")]).size };
}
