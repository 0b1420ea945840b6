import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { tuitionQuestionSet as set } from "#db/defaults/question-sets/tuition.ts";
import { check, laidOver, listNames, problemsWith, schemaFor, typedOn, valuesOf } from "./answers.ts";
import { inWords } from "./in-words.ts";
import { type Field, findPage, type Question, type QuestionSet, questionsOf } from "./question.ts";
import { isShown, pageAfter, pagesShown } from "./shown.ts";
import { type Answers, type Typed, withEvidence } from "./typed.ts";
import { machineValue } from "./values.ts";

const context = { today: "2026-03-27", stage: "A" } as const;
const sole = soleTutorAnswers("2025-09-01", "2027-03-01");

const setOf = (...fields: Field[]): { one: QuestionSet; question: Question } => {
  const question: Question = {
    id: "Q-01",
    label: "?",
    fields,
    required: true,
    stages: ["A"],
    pass: { by: "reviewer" },
  };
  return {
    question,
    one: {
      lot: "x",
      version: 1,
      sections: [{ id: "s", title: "S", pages: [{ id: "p", title: "P", questions: [question] }] }],
    },
  };
};
const messages = (field: Field, typed: Typed | undefined): string[] => {
  const { one, question } = setOf(field);
  const answers: Answers = typed === undefined ? {} : { "Q-01": { value: typed } };
  return problemsWith(one, question, answers, context).map(({ message }) => message);
};
const value = (field: Field, typed: Typed) =>
  valuesOf(setOf(field).one, "Q-01", { "Q-01": { value: typed } }, context).value;

const text: Field = { kind: "shortText", name: "value", noun: "your name" };
const long: Field = { kind: "longText", name: "value", noun: "what you do", maxWords: 5 };
const count: Field = { kind: "number", name: "value", noun: "the number", min: 1, max: 60 };
const price: Field = { kind: "money", name: "value", noun: "the rate", minPence: 1, maxPence: 500_000 };
const day: Field = { kind: "date", name: "value", noun: "the date", when: "past" };
const many: Field = { kind: "manyOf", name: "value", noun: "any", options: [{ value: "a", label: "A" }], none: "None" };

describe("bad input gets a sentence that says what to do", () => {
  it.each<[Field, Typed | undefined, string[]]>([
    [text, undefined, ["Enter your name"]],
    [text, "  \n ", ["Enter your name"]],
    [text, ["a", "b"], ["Enter your name"]],
    [text, { a: "b" }, ["Enter your name"]],
    [text, "O'Neill", []],
    [text, "👩‍🏫 Zoë", []],
    [text, "x".repeat(200), []],
    [text, "x".repeat(201), ["Your name must be 200 characters or less"]],
    [text, "a\ufffdb", ["Your name must not include characters that cannot be shown"]],
    [text, "a\u0001b", ["Your name must not include characters that cannot be shown"]],
    [long, "one two three\r\nfour  five", []],
    [long, "one two three four five six", ["What you do must be 5 words or less"]],
    [long, "x".repeat(10_001), ["What you do must be 10000 characters or less"]],
    [count, "seven", ["The number must be a whole number, like 15"]],
    [count, "7.5", ["The number must be a whole number, like 15"]],
    [count, "0", ["The number must be between 1 and 60"]],
    [count, "61", ["The number must be between 1 and 60"]],
    [count, "1e1", ["The number must be a whole number, like 15"]],
    [price, "£4.555", ["The rate must be an amount in pounds, like 45 or 45.50"]],
    [price, "0", ["The rate must be £0.01 or more"]],
    [price, "5000.01", ["The rate must be £5,000 or less"]],
    [day, {}, ["Enter the date"]],
    [day, { day: "1", month: "", year: "2025" }, ["The date must include a month"]],
    [day, { day: "1", month: "13", year: "2025" }, ["The date must be a real date, like 27 3 2026"]],
    [day, { day: "29", month: "2", year: "2025" }, ["The date must be a real date, like 27 3 2026"]],
    [day, { day: "1", month: "1", year: "25" }, ["The date must be a real date, like 27 3 2026"]],
    [day, { day: "28", month: "3", year: "2026" }, ["The date must be today or in the past"]],
    [day, "2025-01-01", ["Enter the date"]],
    [many, [], ["Select any"]],
    [many, ["b"], ["Select any"]],
    [many, ["a", "none"], ["Select any, or select “None”"]],
  ])("%j, %j", (field, typed, expected) => expect(messages(field, typed)).toEqual(expected));
});

describe("machine values", () => {
  it.each<[Field, Typed, unknown]>([
    [text, "  O'Neill ", "O'Neill"],
    [{ ...text, format: "companyNumber" }, "oc 123456", "OC123456"],
    [{ ...text, format: "vat" }, "123 4567 89", "GB123456789"],
    [{ ...text, format: "postcode" }, "hr12aa", "HR1 2AA"],
    [{ ...text, format: "ico" }, "za123456", "ZA123456"],
    [count, "12", 12],
    [price, "£1,234.50", 123_450],
    [day, { day: "9", month: "3", year: "2026" }, "2026-03-09"],
    [many, ["a"], ["a"]],
    [count, "seven", undefined],
  ])("%j, %j", (field, typed, expected) => expect(value(field, typed)).toEqual(expected));

  it.each([
    ["companyNumber", "1234567"],
    ["ukprn", "20012345"],
    ["urn", "12345"],
    ["vat", "GB12345678"],
    ["ico", "A1234567"],
    ["postcode", "HR1"],
    ["email", "nobody"],
    ["phone", "12"],
    ["url", "example"],
  ] as const)("no %s like %s", (format, typed) => expect(messages({ ...text, format }, typed)).toHaveLength(1));

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
    expect(machineValue(set, "PRI-01", sole, context)).toEqual({ rates });
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
    const ask = (id: string, after?: string): Question => ({
      ...setOf({ kind: "yesNo", name: "value", noun: "yes" }).question,
      id,
      showWhen: after ? { question: after, is: ["yes"] } : undefined,
    });
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
      "ORG-07": {},
      "ORG-08": { registered: "yes", number: "x" },
    });
    expect(typedOn(set, page, null, sole, context)).toEqual({ "ORG-07": {}, "ORG-08": {} });
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

  it("can be anything: it is checked, shown in words and asked again without a fall", () => {
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
