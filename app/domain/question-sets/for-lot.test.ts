import { expect, test } from "vitest";
import { forLot, onLot } from "./for-lot.ts";
import type { FrameworkQuestions, Question } from "./question.ts";

const question = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  label: "What is it?",
  fields: [{ kind: "shortText", name: "value", noun: "it" }],
  required: true,
  stages: ["A"],
  pass: { by: "portal", rule: "answered" },
  ...more,
});
const page = (id: string, ...questions: Question[]) => ({ id, title: id, questions });
const set: FrameworkQuestions = {
  lots: ["tuition", "mentoring"],
  version: 3,
  sections: [
    { id: "one", title: "One", pages: [page("both", question("A-1"), question("A-2", { lots: ["tuition"] }))] },
    { id: "two", title: "Two", pages: [page("mentors", question("A-3", { lots: ["mentoring"] }))] },
  ],
};
const asked = (lot: string) =>
  forLot(set, lot).sections.map(({ pages }) => pages.map(({ questions }) => questions.map(({ id }) => id)));

test("a lot asks what is for it or for all, and nothing is left empty", () => {
  expect(asked("tuition")).toEqual([[["A-1", "A-2"]]]);
  expect(asked("mentoring")).toEqual([[["A-1"]], [["A-3"]]]);
  expect(forLot(set, "tuition")).toMatchObject({ lot: "tuition", version: 3 });
  expect(JSON.stringify(forLot(set, "tuition"))).not.toContain("lots");
});

test("a lot's own amount goes into the rule and the words, and only where the rule has one", () => {
  const cover = question("INS-02", {
    label: "Insurance of at least {amount}, {months} old?",
    pass: { by: "portal", rule: "insurance", minPence: 500_000_000 },
    byLot: { mentoring: { minPence: 1_000_000_000, months: 6 } },
  });
  expect(onLot(cover, "tuition").label).toBe("Insurance of at least £5 million, {months} old?");
  const { pass, label } = onLot(cover, "mentoring");
  expect(label).toBe("Insurance of at least £10 million, {months} old?");
  expect(pass).toEqual({ by: "portal", rule: "insurance", minPence: 1_000_000_000 });
});

test.each([
  [75_000_000, "£750,000"],
  [250_000_000, "£2.5 million"],
  [123_456_789, "£1,234,567.89"],
])("%i pence are said as %s", (minPence, words) => {
  const pass = { by: "portal", rule: "insurance", minPence } as const;
  expect(onLot(question("X-1", { label: "{amount}", pass }), "tuition").label).toBe(words);
});
