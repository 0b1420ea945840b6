import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeSubmission } from "#app/domain/applications/make-submission.ts";
import { stageOf } from "#app/domain/applications/may-change.ts";
import { anyAnswersTo } from "#db/factories/any-answers.ts";
import { anyQuestionSet } from "#db/factories/any-question-set.ts";
import { askedAnew, asksTheSame, compare } from "./compare.ts";
import { forLot } from "./for-lot.ts";
import { findQuestion, type Question, type QuestionSet, questionsOf } from "./question.ts";
import { faultsIn } from "./set-faults.ts";
import { fieldsShown, isShown, pageAlone, questionsShown } from "./shown.ts";
import type { Answer, Answers } from "./typed.ts";

const RUNS = { numRuns: 1000 };
const context = { today: "2026-03-27", stage: "A" } as const;

const anyForm = anyQuestionSet.chain((set) =>
  fc.record({ set: fc.constant(set), lot: fc.constantFrom(...set.lots) }).chain((one) => {
    const asked = forLot(set, one.lot);
    return fc.record({ whole: fc.constant(set), set: fc.constant(asked), answers: anyAnswersTo(asked) });
  }),
);

const only = (answer: Answer, names: readonly string[]): Answer =>
  Object.fromEntries(Object.entries(answer).filter(([name]) => names.includes(name)));
const names = (fields: readonly { name: string }[]) => fields.map(({ name }) => name);

/** What each page shows when it knows only what was asked on the pages before it. */
function forwards(set: QuestionSet, answers: Answers): Record<string, string[]> {
  const known: Answers = {};
  const shown: Record<string, string[]> = {};
  for (const page of set.sections.flatMap(({ pages }) => pages)) {
    const asked = questionsShown(set, page, known, context);
    for (const question of asked) {
      const fields: string[] = [];
      for (const field of question.fields) {
        const own = { ...known, [question.id]: only(answers[question.id] ?? {}, fields) };
        if (names(fieldsShown(set, question, own, context)).includes(field.name)) fields.push(field.name);
      }
      shown[question.id] = fields;
    }
    for (const { id } of asked) known[id] = only(answers[id] ?? {}, shown[id] ?? []);
  }
  return shown;
}

function fromScratch(set: QuestionSet, answers: Answers): Record<string, string[]> {
  const shown = questionsOf(set).filter((question) => isShown(set, question, answers, context));
  return Object.fromEntries(shown.map((one) => [one.id, names(fieldsShown(set, one, answers, context))]));
}

/** As a browser sees it, which has one page and the answers on it. */
function pageByPage(set: QuestionSet, answers: Answers): Record<string, string[]> {
  const shown: Record<string, string[]> = {};
  for (const page of set.sections.flatMap(({ pages }) => pages)) {
    const alone = pageAlone(set, page, answers, context);
    const own = Object.fromEntries(page.questions.map(({ id }) => [id, answers[id] ?? {}]));
    for (const one of questionsOf(alone)) shown[one.id] = names(fieldsShown(alone, one, own, context));
  }
  return shown;
}

describe("any question set that can be published", { timeout: 120_000 }, () => {
  it("has no fault", () => {
    fc.assert(
      fc.property(anyQuestionSet, (set) => {
        expect(faultsIn(set)).toEqual([]);
      }),
      RUNS,
    );
  });

  it("shows the same whether reckoned forwards, from scratch or by a browser page by page", () => {
    fc.assert(
      fc.property(anyForm, ({ set, answers }) => {
        const expected = fromScratch(set, answers);
        expect(forwards(set, answers)).toEqual(expected);
        expect(pageByPage(set, answers)).toEqual(expected);
      }),
      RUNS,
    );
  });

  it("keeps hidden answers and does not send them", () => {
    fc.assert(
      fc.property(anyForm, ({ set, answers }) => {
        const kept = structuredClone(answers);
        const form = { set, answers, typed: answers, evidence: [], offered: {}, context };
        const lot = { name: "L", termsVersion: "1", specificationVersion: "1" };
        const sent = makeSubmission(form, "A", lot).answers;
        expect(answers).toEqual(kept);
        for (const question of questionsOf(set)) {
          const { id } = question;
          const shown = isShown(set, question, answers, { ...context, stage: stageOf(question) });
          const fields = names(fieldsShown(set, question, answers, context));
          expect(sent[id]).toEqual(shown && answers[id] ? only(answers[id], fields) : undefined);
        }
      }),
      RUNS,
    );
  });
});

/** A later version: questions taken away, reworded, asked with other fields, moved, and added from another set. */
const anyMove = fc
  .record({
    form: anyForm,
    other: anyQuestionSet,
    edits: fc.array(fc.constantFrom("keep", "keep", "drop", "reword", "hint", "field", "optional"), { minLength: 9 }),
    reversed: fc.boolean(),
    using: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
  })
  .map(({ form, other, edits, reversed, using }) => {
    const edited = questionsOf(form.whole).flatMap((question, place) => edit(question, edits[place] ?? "keep"));
    const added = questionsOf(other).map((question, place) => ({
      ...question,
      id: `NEW-0${place + 1}`,
      showWhen: undefined,
    }));
    const asked = [...edited, ...added].map((question) => ({ ...question, lots: undefined }));
    const questions = reversed ? asked.toReversed() : asked;
    const after = {
      version: 2,
      lot: form.set.lot,
      sections: [{ id: "s", title: "S", pages: [{ id: "p", title: "P", questions }] }],
    };
    const used = new Set(Object.keys(form.answers).filter((_, place) => using[place]));
    return { before: form.set, after, answers: form.answers, used };
  });

function edit(question: Question, how: string): Question[] {
  const fields = question.fields.map((field) => {
    if (how === "hint") return { ...field, hint: "Another hint" };
    return how === "field" ? { ...field, noun: "something else" } : field;
  });
  if (how === "drop") return [];
  return [
    {
      ...question,
      fields,
      ...(how === "reword" ? { label: "Reworded?" } : {}),
      ...(how === "optional" ? { required: false } : {}),
    },
  ];
}

it("moving a draft to another version never loses an answer", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyMove, ({ before, after, answers, used }) => {
      const kept = structuredClone(answers);
      const again = new Set(askedAnew(before, after));
      const uses = new Set([...used].filter((id) => !again.has(id)));
      const { added, changed } = compare(before, after);
      expect([...again].toSorted()).toEqual(
        [...added, ...changed.filter((one) => one.again)].map(({ id }) => id).toSorted(),
      );
      expect(answers).toEqual(kept);
      for (const id of Object.keys(answers)) {
        const [one, other] = [findQuestion(before, id), findQuestion(after, id)];
        const same = one && other && asksTheSame(one, other);
        // Used or on offer, it is there; used only where it was, and where the question is the same.
        if (same) expect(uses.has(id)).toBe(used.has(id));
        if (other && !same) expect(uses.has(id)).toBe(false);
        if (!other) expect(uses.has(id)).toBe(used.has(id));
      }
    }),
    RUNS,
  );
});
