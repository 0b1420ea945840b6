import fc from "fast-check";
import { expect, test } from "vitest";
import { laidOver, listNames, problemsWith, schemaFor, typedOn } from "#app/domain/question-sets/answers.ts";
import { forLot } from "#app/domain/question-sets/for-lot.ts";
import { inWords } from "#app/domain/question-sets/in-words.ts";
import { findQuestion, type Page, type QuestionSet, questionsOf } from "#app/domain/question-sets/question.ts";
import { pageAlone, pagesShown } from "#app/domain/question-sets/shown.ts";
import { type Answers, isBlank, type Typed } from "#app/domain/question-sets/typed.ts";
import { anyAnswersTo } from "#db/factories/any-answers.ts";
import { anyQuestionSet } from "#db/factories/any-question-set.ts";
import { asPosted, attribute, drawn, posted } from "#e2e/faults/drawn-form.tsx";
import { flatten, nest } from "./names.ts";
import { type Errors, errorsOf, read } from "./parse-form.ts";

const context = { today: "2026-03-27", stage: "A" } as const;

/** Text as a form can hold it, and what is empty left out: rows after the last one filled are not there. */
function held(typed: Typed): unknown {
  if (isBlank(typed)) return undefined;
  if (typeof typed === "string") return asPosted(typed).replace(/\r?\n/g, "\r\n");
  if (typeof typed !== "object") return typed;
  if (!Array.isArray(typed)) return Object.fromEntries(Object.entries(typed).map(([name, part]) => [name, held(part)]));
  const last = typed.findLastIndex((row) => !isBlank(row));
  return typed.slice(0, last + 1).map(held);
}

const anyPages = anyQuestionSet
  .chain((whole) => fc.constantFrom(...whole.lots).map((lot) => forLot(whole, lot)))
  .chain((set) => fc.record({ set: fc.constant(set), answers: anyAnswersTo(set) }));

const files = (set: QuestionSet, answers: Answers, is: boolean): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => {
      const isFile = (name: string) => findQuestion(set, id)?.fields.find((one) => one.name === name)?.kind === "file";
      return [id, Object.fromEntries(Object.entries(answer).filter(([name]) => isFile(name) === is))];
    }),
  );

function tryPage(set: QuestionSet, page: Page, answers: Answers): void {
  const alone = pageAlone(set, page, answers, context);
  const [only] = alone.sections[0]?.pages ?? [];
  if (!only) throw new Error("no page");
  const ids = questionsOf(alone).map(({ id }) => id);
  const own = Object.fromEntries(Object.entries(answers).filter(([id]) => ids.includes(id)));

  const first = read(posted(drawn(alone, context, flatten(own))), listNames(only));
  const saved = typedOn(set, page, nest(first), answers, context);
  const restored = JSON.parse(JSON.stringify(saved)) as Answers;
  expect(restored).toEqual(saved);
  const typed = files(alone, own, false);
  const fields = questionsOf(alone).flatMap((question) =>
    question.fields.map(({ name }) => [question.id, name] as const),
  );
  const inFields = (all: Answers) => fields.map(([id, name]) => held(all[id]?.[name] ?? ""));
  expect(inFields(restored)).toEqual(inFields(typed));

  const after = laidOver(set, answers, restored);
  const errors: Errors = {};
  for (const question of questionsOf(alone)) {
    const whole = findQuestion(set, question.id);
    for (const { name, message } of whole ? problemsWith(set, whole, after, context) : [])
      errors[name] = { type: "custom", message };
    for (const field of question.fields) inWords(field, after[question.id]?.[field.name]);
  }
  const browser = schemaFor(alone, only, context, own).safeParse(nest(first));
  expect(browser.error ? errorsOf(browser.error) : {}).toEqual(errors);

  const again = drawn(alone, context, flatten(restored), errors);
  expect(read(posted(again), listNames(only))).toEqual(first);
  const elements = again.map((node) => attribute(node, "id")).filter((id) => id !== undefined);
  expect(new Set(elements).size).toBe(elements.length);
  expect(Object.keys(errors).filter((name) => !elements.includes(name))).toEqual([]);
}

test("any set with any answers is drawn, saved, restored, shown as typed, and judged alike by browser and server", {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(anyPages, ({ set, answers }) => {
      for (const page of pagesShown(set, answers, context)) tryPage(set, page, answers);
    }),
    { numRuns: 1000 },
  );
});
