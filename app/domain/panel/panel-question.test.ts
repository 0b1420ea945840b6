import fc from "fast-check";
import { expect, test } from "vitest";
import { forLot } from "#app/domain/question-sets/for-lot.ts";
import { alternativeProvision } from "#db/defaults/question-sets/alternative-provision.ts";
import { averageInWords, BEST, scores, textOf, textQuestions, usualScale } from "./panel-question.ts";

test("N19: the young people's own question can be scored, and nothing that is a file, a choice or a table", () => {
  const ids = textQuestions(forLot(alternativeProvision, "tuition")).map(({ id }) => id);
  expect(ids).toContain("EDU-11");
  expect(ids).not.toContain("SAF-01");
  expect(ids).not.toContain("EDU-05");
  expect(usualScale).toHaveLength(scores.length);
});

test("the text of an answer is what was typed in its one field", () => {
  expect(textOf({ value: "Hello" })).toBe("Hello");
  expect([textOf({}), textOf(null), textOf(undefined), textOf({ value: { file: true } })]).toEqual(["", "", "", ""]);
});

test.each([
  [[], "Not scored yet"],
  [[3], "3 out of 4, from 1 young person"],
  [[3, 2, 3], "2.7 out of 4, from 3 young people"],
  [[0, 0, 0, 1], "0.3 out of 4, from 4 young people"],
])("the average of %j", (given, words) => {
  expect(averageInWords(given)).toBe(words);
});

test("an average lies between the lowest and the highest score", () => {
  const some = fc.array(fc.constantFrom(...scores), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(some, (given) => {
      const average = Number.parseFloat(averageInWords(given));
      expect(average).toBeGreaterThanOrEqual(Math.min(...given));
      expect(average).toBeLessThanOrEqual(Math.min(BEST, Math.max(...given)));
    }),
  );
});
