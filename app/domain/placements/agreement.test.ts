import { expect, test } from "vitest";
import { patternInWords, patternOf } from "./agreement.ts";

test.each([
  [["wed", "mon"], 2, "Monday morning, Wednesday morning"],
  [["mon", "tue", "wed"], 2, "Monday morning, Tuesday morning"],
  [["mon", "wed"], 3, "Monday morning, Monday afternoon, Wednesday morning"],
  [[], 1, "Monday morning"],
  [["fri"], 5, "Friday morning, Friday afternoon"],
])("over %j, %i sessions a week are %s", (days, sessions, words) => {
  expect(patternInWords(patternOf(days, sessions))).toBe(words);
});
