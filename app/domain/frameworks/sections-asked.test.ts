import { expect, it } from "vitest";
import { tuitionQuestionSet } from "#db/defaults/question-sets/tuition.ts";
import { sectionsAsked } from "./sections-asked.ts";

const asked = sectionsAsked(tuitionQuestionSet);

it("announces every section that asks something, in the form's order", () => {
  expect(asked.at(0)?.title).toBe("Your organisation");
  expect(asked.at(-1)?.title).toBe("Declaration");
  expect(asked.every(({ questions }) => questions.length > 0)).toBe(true);
});

it("names the documents, and which of them are needed only where there are any", () => {
  expect(asked.flatMap(({ evidence }) => evidence)).toEqual(
    expect.arrayContaining(["Complaints policy", expect.stringMatching(/VAT certificate \(if you have it\)/)]),
  );
});

it("leaves out what the council answers and what is asked only later", () => {
  const questions = asked.flatMap((section) => section.questions);
  expect(questions).not.toContain("Quality visit");
  expect(questions).not.toContain("Which bank account should we pay?");
  expect(questions).toContain("What do you offer?");
});
