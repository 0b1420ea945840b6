import { describe, expect, it } from "vitest";
import { problemsWith, valuesOf } from "./answers.ts";
import { formats } from "./formats.ts";
import type { Field, Format, Question, QuestionSet, ShortTextField } from "./question.ts";
import type { Answers, Typed } from "./typed.ts";

const context = { today: "2026-03-27", stage: "A" } as const;

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

const text: ShortTextField = { kind: "shortText", name: "value", noun: "your name" };
const long: Field = { kind: "longText", name: "value", noun: "what you do", maxWords: 5 };
const count: Field = { kind: "number", name: "value", noun: "the number", min: 1, max: 60 };
const price: Field = { kind: "money", name: "value", noun: "the rate", minPence: 1, maxPence: 500_000 };
const day: Field = { kind: "date", name: "value", noun: "the date", when: "past" };
const many: Field = { kind: "manyOf", name: "value", noun: "any", options: [{ value: "a", label: "A" }], none: "None" };

it("a quarter of a megabyte in any format is refused at once", () => {
  const began = performance.now();
  for (const format of Object.keys(formats) as Format[]) {
    for (const typed of [`http://${"a.".repeat(120_000)} b`, `a@${"a.".repeat(120_000)}`, "- (1".repeat(60_000)])
      expect(messages({ ...text, format }, typed)).toEqual(["Your name must be 200 characters or less"]);
  }
  expect(performance.now() - began).toBeLessThan(4000);
});

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
    [{ ...text, format: "companyNumber" }, "1234567", "01234567"],
    [{ ...text, format: "vat" }, "123 4567 82", "GB123456782"],
    [{ ...text, format: "postcode" }, "hr12aa", "HR1 2AA"],
    [{ ...text, format: "ico" }, "za123456", "ZA123456"],
    [count, "12", 12],
    [price, "£1,234.50", 123_450],
    [day, { day: "9", month: "3", year: "2026" }, "2026-03-09"],
    [many, ["a"], ["a"]],
    [count, "seven", undefined],
  ])("%j, %j", (field, typed, expected) => expect(value(field, typed)).toEqual(expected));

  it.each([
    ["companyNumber", "123456789"],
    ["ukprn", "20012345"],
    ["urn", "12345"],
    ["vat", "GB12345678"],
    ["vat", "GB123456789"],
    ["sortCode", "30-94-3"],
    ["ico", "A1234567"],
    ["postcode", "HR1"],
    ["email", "nobody"],
    ["phone", "12"],
    ["url", "example"],
  ] as const)("no %s like %s", (format, typed) => expect(messages({ ...text, format }, typed)).toHaveLength(1));
});
