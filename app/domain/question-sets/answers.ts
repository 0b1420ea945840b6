import { z } from "zod";
import { asSentence } from "./cell-schema.ts";
import { fieldSchema } from "./field-schema.ts";
import {
  type Field,
  findQuestion,
  inputName,
  type Page,
  type Question,
  type QuestionSet,
  type Section,
} from "./question.ts";
import { type Context, fieldsShown, questionsShown } from "./shown.ts";
import { type Answers, isBlank, partOf, partsOf, type Typed, textOf } from "./typed.ts";

/** What stands in the way of one answer: the input's name, and what to do in plain words. */
export type Problem = { name: string; message: string };

/** Where a section stands on the task list. */
export type SectionState = "cannot-start" | "not-started" | "incomplete" | "completed";

export type SectionCheck = { id: string; title: string; state: SectionState; asked: number; answered: number };
export type Check = { questions: Record<string, Problem[]>; sections: SectionCheck[]; complete: boolean };

const mayStayEmpty = (question: Question, field: Field, { stage }: Context): boolean =>
  !question.required || field.optional === true || (Array.isArray(field.optional) && field.optional.includes(stage));

/** The number typed in the other field, when this one is lower. */
function lowerThan(other: Typed | undefined, value: unknown): number | undefined {
  const least = Number(textOf(other));
  return textOf(other) !== "" && typeof value === "number" && value < least ? least : undefined;
}

/** What is wrong with one answer, the first problem of each input; fields that don't apply are never in the way. */
export function problemsWith(set: QuestionSet, question: Question, answers: Answers, context: Context): Problem[] {
  const answer = answers[question.id];
  const problems = new Map<string, string>();
  for (const field of fieldsShown(set, question, answers, context)) {
    const typed = answer?.[field.name];
    if (isBlank(typed) && mayStayEmpty(question, field, context)) continue;
    const parsed = fieldSchema(field, context.today).safeParse(typed);
    if (field.kind === "number" && parsed.success) {
      const below = lowerThan(field.notBelow && answer?.[field.notBelow], parsed.data);
      if (below) problems.set(inputName(question, field), `${asSentence(field.noun)} must be ${below} or more`);
    }
    for (const { path, message } of parsed.error?.issues ?? []) {
      const name = [inputName(question, field), ...path].join(".");
      if (!problems.has(name)) problems.set(name, message);
    }
  }
  return [...problems].map(([name, message]) => ({ name, message }));
}

/**
 * What was typed for the questions shown on a page, by question id: exactly what to store. Everything else that was
 * sent is left behind; so are files, which are kept as evidence. A question that sent nothing has an empty answer.
 */
export function typedOn(set: QuestionSet, page: Page, typed: unknown, saved: Answers, context: Context): Answers {
  const sent = partsOf(typed as Typed);
  const answers: Answers = {};
  for (const { id, fields } of questionsShown(set, page, saved, context)) {
    const parts = partsOf(partOf(sent, id));
    const known = fields.filter(({ kind, name }) => kind !== "file" && Object.hasOwn(parts, name));
    answers[id] = Object.fromEntries(known.map(({ name }) => [name, parts[name] ?? ""]));
  }
  return answers;
}

/** Answers newly typed laid over the saved ones, whose files stay. */
export function laidOver(set: QuestionSet, saved: Answers, typed: Answers): Answers {
  const answers: Answers = { ...saved };
  for (const [id, answer] of Object.entries(typed)) {
    const files = findQuestion(set, id)?.fields.filter(({ kind }) => kind === "file") ?? [];
    const kept = files.flatMap(({ name }) => {
      const file = saved[id]?.[name];
      return file === undefined ? [] : [[name, file] as const];
    });
    answers[id] = { ...answer, ...Object.fromEntries(kept) };
  }
  return answers;
}

/**
 * The schema of what one page posts, by question id and field, for browser and server alike. `saved` are the answers
 * kept so far, files included: they decide what is shown. It checks and changes nothing: what was typed is stored.
 */
export const schemaFor = (set: QuestionSet, page: Page, context: Context, saved: Answers = {}): z.ZodType<Answers> =>
  z.custom<Answers>().superRefine((typed, check) => {
    const answers = laidOver(set, saved, typedOn(set, page, typed, saved, context));
    for (const question of questionsShown(set, page, answers, context)) {
      for (const { name, message } of problemsWith(set, question, answers, context)) {
        check.addIssue({ code: "custom", message, path: name.split(".") });
      }
    }
  });

/** The names of a page's inputs that send a list: boxes to tick, of which a browser sends nothing when all are empty. */
export const listNames = (page: Page): string[] =>
  page.questions.flatMap((question) =>
    question.fields.filter(({ kind }) => kind === "manyOf").map((field) => inputName(question, field)),
  );

/** Every question's problems, and the state of every section with something to ask. Hidden answers count for nothing. */
export function check(set: QuestionSet, answers: Answers, context: Context): Check {
  const questions: Record<string, Problem[]> = {};
  const sections: SectionCheck[] = [];
  let unsettled = false;
  for (const section of set.sections) {
    const asked = section.pages.flatMap((page) => questionsShown(set, page, answers, context));
    if (asked.length === 0) continue;
    for (const question of asked) questions[question.id] = problemsWith(set, question, answers, context);
    const waits = section.afterOthers && unsettled;
    const settled = asked.every(({ id }) => questions[id]?.length === 0);
    unsettled ||= !settled;
    const answered = asked.filter(({ id }) => id in answers).length;
    sections.push({ ...facts(section), asked: asked.length, answered, state: stateOf(waits, answered, settled) });
  }
  return { questions, sections, complete: !unsettled };
}

const facts = ({ id, title }: Section) => ({ id, title });

function stateOf(waits: boolean | undefined, answered: number, settled: boolean): SectionState {
  if (waits) return "cannot-start";
  if (answered === 0) return "not-started";
  return settled ? "completed" : "incomplete";
}

/**
 * The machine value of each field of a question: text, numbers, pence, London dates (YYYY-MM-DD), true or false,
 * lists, rows. A field that is empty, invalid or doesn't apply is left out.
 */
export function valuesOf(set: QuestionSet, questionId: string, answers: Answers, context: Context) {
  const question = findQuestion(set, questionId);
  const values: Record<string, unknown> = {};
  if (!question) return values;
  for (const field of fieldsShown(set, question, answers, context)) {
    const typed = answers[questionId]?.[field.name];
    const parsed = isBlank(typed) ? undefined : fieldSchema(field, context.today).safeParse(typed);
    if (parsed?.success) values[field.name] = parsed.data;
  }
  return values;
}
