import { describe, expect, it } from "vitest";
import { tuitionQuestionSet } from "#db/defaults/question-sets/tuition.ts";
import { onLot } from "./for-lot.ts";
import { findQuestion, type PassRule, type Question, questionsOf } from "./question.ts";
import { remedyFor } from "./remedies.ts";

const shipped = (id: string) => findQuestion(tuitionQuestionSet, id) as Question;
const ruled = (pass: PassRule, more: Partial<Question> = {}): Question => ({
  id: "Q1",
  label: "?",
  fields: [{ kind: "date", name: "on", noun: "the date of the training" }],
  required: true,
  stages: ["A"],
  pass,
  ...more,
});

describe("how to put an answer right", () => {
  it.each<[PassRule, string]>([
    [
      { by: "portal", rule: "documentAge", field: "on", months: 12 },
      "Upload a version dated within the last 12 months",
    ],
    [{ by: "portal", rule: "documentAge", field: "on", months: 1 }, "Upload a version dated within the last month"],
    [
      { by: "portal", rule: "dateWithin", field: "on", months: 24 },
      "Give the date of the training, which must be within the last 24 months: if it is older, do it again first",
    ],
    [{ by: "portal", rule: "insurance", minPence: 75_000_000 }, "Show cover of at least £750,000"],
    [
      { by: "portal", rule: "cancellation", maxPercent: 50 },
      "Ask for no more than 50% of the rate when something is cancelled",
    ],
    [{ by: "portal", rule: "format" }, "Answer in the form that the question asks for"],
  ])("%j: %s", (pass, words) => expect(remedyFor(ruled(pass))).toBe(words));

  it("follows the question's own fields and amounts", () => {
    expect(remedyFor(shipped("INS-02"))).toBe(
      "Show cover of at least £5 million, or say that you will have it before your first placement",
    );
    expect(remedyFor(shipped("ORG-03"))).toContain("Enter a company number of 8 characters");
    expect(remedyFor(shipped("DAT-01"))).toBe(
      "Renew what has ended, and give the date your fee runs out, today or later",
    );
  });

  it("is in the question's own words where it has any, with the lot's amounts in them", () => {
    expect(remedyFor(ruled({ by: "reviewer" }))).toBeUndefined();
    expect(remedyFor(ruled({ by: "reviewer" }, { remedy: "Name a deputy" }))).toBe("Name a deputy");
    const own = ruled(
      { by: "portal", rule: "documentAge", field: "on", months: 12 },
      { remedy: "Review it every {months} months", byLot: { tuition: { months: 6 } } },
    );
    expect(remedyFor(onLot(own, "tuition"))).toBe("Review it every 6 months");
  });

  it("is a whole sentence without its full stop, for every rule that is shipped", () => {
    for (const question of questionsOf(tuitionQuestionSet).filter(({ pass }) => pass.by === "portal"))
      expect([question.id, remedyFor(question)]).toEqual([question.id, expect.stringMatching(/^[A-Z].*[^.?!\s]$/)]);
  });
});
