import { expect, test } from "vitest";
import { sectionsOf } from "#app/domain/reviews/section-checks.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { tuitionQuestionSet as set } from "#db/defaults/question-sets/tuition.ts";
import { answersInWords } from "./answers-in-words.ts";
import { makeSubmission } from "./make-submission.ts";

const context = { today: "2026-03-27", stage: "A" } as const;
const answers = {
  ...soleTutorAnswers("2025-09-01", "2027-03-01"),
  "EQU-02": { people: "7301", other: "Canary" },
};
const lot = { name: "Tuition", termsVersion: "1", specificationVersion: "1" };
const form = { set, answers, typed: answers, evidence: [], offered: {}, context };

test("what is answered apart goes to nobody who decides: no answer, no question, no section", () => {
  const sent = makeSubmission(form, "Nia Example", lot);
  expect(JSON.stringify(answers)).toContain("Canary");
  expect(JSON.stringify(set)).toContain("EQU-02");
  expect(JSON.stringify(sent)).not.toMatch(/EQU-02|Canary|7301/);
  expect(Object.keys(sent.answers)).toContain("EQU-01");
  expect(sectionsOf(sent, "2026-03-27").map(({ id }) => id)).not.toContain("diversity");
});

test("nor does it stand among the answers that are checked before sending", () => {
  const sections = answersInWords(set, answers, context);
  expect(JSON.stringify(sections)).not.toMatch(/EQU-02|Canary/);
  expect(sections.map(({ id }) => id)).toContain("data");
});
