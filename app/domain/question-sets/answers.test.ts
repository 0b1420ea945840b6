import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { tuitionQuestionSet as set } from "#db/defaults/question-sets/tuition.ts";
import { check, laidOver, listNames, problemsWith, schemaFor, typedOn } from "./answers.ts";
import { inWords } from "./in-words.ts";
import { findPage, type Question, questionsOf } from "./question.ts";
import { isShown, pageAfter, pagesShown } from "./shown.ts";
import { type Answers, type Typed, withEvidence } from "./typed.ts";
import { machineValue } from "./values.ts";

const context = { today: "2026-03-27", stage: "A" } as const;
const sole = soleTutorAnswers("2025-09-01", "2027-03-01");

const ask = (id: string, after?: string): Question => ({
  id,
  label: "?",
  fields: [{ kind: "yesNo", name: "value", noun: "yes" }],
  required: true,
  stages: ["A"],
  showWhen: after ? { question: after, is: ["yes"] } : undefined,
  pass: { by: "reviewer" },
});

describe("machine values", () => {
  it("know capacity and rates by their own types", () => {
    expect(machineValue(set, "CAP-03", sole, context)).toEqual({
      modes: ["online"],
      places: 8,
      ageFrom: 9,
      ageTo: 16,
      days: ["mon", "tue", "wed", "thu"],
      groups: ["one"],
      startNotice: 3,
    });
    const rates = [{ line: "One to one, online", unit: "hour", rate: 4200 }];
    expect(machineValue(set, "PRI-01", sole, context)).toEqual({ rates, vat: false });
  });

  it("refuse an oldest age below the youngest", () => {
    const capacity = { ...sole["CAP-03"], ageTo: "8" };
    const question = questionsOf(set).find(({ id }) => id === "CAP-03") as Question;
    expect(problemsWith(set, question, { ...sole, "CAP-03": capacity }, context)).toEqual([
      { name: "CAP-03.ageTo", message: "The oldest age must be 9 or more" },
    ]);
  });
});

const state = (answers: Answers, section: string) =>
  check(set, answers, context).sections.find(({ id }) => id === section)?.state;

describe("the task list", () => {
  it("begins with nothing started, and a declaration that has to wait", () => {
    const { sections, complete } = check(set, {}, context);
    expect(complete).toBe(false);
    expect(new Set(sections.slice(0, -1).map((section) => section.state))).toEqual(new Set(["not-started"]));
    expect(sections.at(-1)).toMatchObject({ id: "declaration", state: "cannot-start" });
  });

  it("is incomplete where an answer is wrong, and the declaration waits again", () => {
    const wrong = { ...sole, "PRI-01": { rates: [{ line: "", unit: "hour", rate: "x" }] } };
    expect(state(wrong, "prices")).toBe("incomplete");
    expect(state(wrong, "declaration")).toBe("cannot-start");
    expect(state(sole, "declaration")).toBe("completed");
  });

  it("is not held up by answers that are hidden", () => {
    const stale = {
      ...sole,
      "ORG-03": { company: "wrong" },
      "ORG-10": { any: "yes", people: [] },
      "PRE-01": { sites: [{ postcode: "x" }] },
    };
    expect(check(set, stale, context).complete).toBe(true);
  });

  it("never lets a hidden answer decide what is shown", () => {
    const questions = [ask("A"), ask("B", "A"), ask("C", "B")];
    const chain = {
      lot: "x",
      version: 1,
      sections: [{ id: "s", title: "S", pages: [{ id: "p", title: "P", questions }] }],
    };
    const shown = (a: string, b: string) =>
      questions.filter((one) => isShown(chain, one, { A: { value: a }, B: { value: b } }, context)).map(({ id }) => id);
    expect(shown("yes", "yes")).toEqual(["A", "B", "C"]);
    expect(shown("no", "yes")).toEqual(["A"]);
  });

  it("asks what was put right as soon as one ground is ticked", () => {
    const putRight = questionsOf(set).find(({ id }) => id === "EXC-03") as Question;
    expect(isShown(set, putRight, { "EXC-02": { value: ["discretionary/breach_of_contract"] } }, context)).toBe(true);
    expect(isShown(set, putRight, { "EXC-02": { value: ["none"] } }, context)).toBe(false);
  });

  it("leads from page to page of a section, past those that don't apply", () => {
    expect(pageAfter(set, "name-and-type", sole, context)?.id).toBe("education-numbers");
    expect(pageAfter(set, "subcontractors", sole, context)).toBeUndefined();
    expect(pagesShown(set, sole, context).map(({ id }) => id)).not.toContain("company-or-charity-number");
  });
});

describe("what is stored", () => {
  const page = findPage(set, "size-and-vat")?.page;
  if (!page) throw new Error("no such page");

  it("is what was typed, and nothing that the page doesn't ask", () => {
    const sent = {
      "ORG-08": { registered: "yes", number: "x", admin: "1", certificate: { file: true } },
      "ORG-01": { value: "no" },
    };
    expect(typedOn(set, page, sent, sole, context)).toEqual({
      "ORG-08": { registered: "yes", number: "x" },
    });
    expect(typedOn(set, page, null, sole, context)).toEqual({ "ORG-08": {} });
  });

  it("keeps a file when the fields beside it change", () => {
    const saved = withEvidence({}, [{ questionId: "FIN-01", field: "document", name: "a.pdf", ends: "2027-01-01" }]);
    expect(laidOver(set, saved, { "FIN-01": { kind: "accounts" } })).toEqual({
      "FIN-01": { kind: "accounts", document: { file: true, name: "a.pdf", ends: "2027-01-01" } },
    });
  });

  it("names the boxes to tick", () => {
    expect(listNames(findPage(set, "mandatory-grounds")?.page ?? page)).toEqual([
      "EXC-01.convictions",
      "EXC-01.penalties",
    ]);
  });

  const anything = fc.letrec<{ typed: Typed }>((tie) => ({
    typed: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.boolean(),
      fc.array(tie("typed"), { maxLength: 4 }),
      fc.dictionary(
        fc.oneof(fc.constantFrom("day", "name", "file", "rate", "applications"), fc.string()),
        tie("typed"),
        { maxKeys: 4 },
      ),
    ),
  })).typed;
  const answered = fc
    .tuple(
      ...questionsOf(set).map(({ id, fields }) =>
        fc.tuple(fc.constant(id), fc.dictionary(fc.constantFrom(...fields.map(({ name }) => name)), anything)),
      ),
    )
    .map((pairs): Answers => Object.fromEntries(pairs));

  it("can be anything: it is checked, shown in words and asked again without a fall", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(answered, (answers) => {
        const result = check(set, answers, context);
        expect(result.complete).toBe(Object.values(result.questions).every((problems) => problems.length === 0));
        for (const shown of pagesShown(set, answers, context)) {
          const parsed = schemaFor(set, shown, context, answers).safeParse(answers);
          if (parsed.success) expect(parsed.data).toEqual(answers);
        }
        for (const { id, fields } of questionsOf(set)) {
          for (const field of fields) expect(inWords(field, answers[id]?.[field.name])).toBeInstanceOf(Array);
        }
      }),
      { numRuns: 50 },
    );
  });
});
