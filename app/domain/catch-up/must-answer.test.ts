import { expect, test } from "vitest";
import { forLot } from "#app/domain/question-sets/for-lot.ts";
import { newQuestions, withQuestions } from "#db/factories/question-set-versions.ts";
import { referredTo, thatApply, toAsk } from "./must-answer.ts";

const set = forLot(withQuestions(newQuestions), "tuition");
const all = ["NEW-03", "NEW-02", "NEW-01"];
const tutor = { "ORG-02": { value: "sole-trader" } };

test("what applies stands in the order of the set; what a condition rules out, or the set has not, does not", () => {
  expect(thatApply(set, [...all, "NEW-99"], tutor)).toEqual(["NEW-01"]);
  expect(thatApply(set, all, { "ORG-02": { value: "limited-company" } })).toEqual(["NEW-01", "NEW-02"]);
});

test("a question that follows from one that is asked is asked with it, and alone never", () => {
  expect(toAsk(set, all, tutor)).toEqual(["NEW-01", "NEW-03"]);
  expect(toAsk(set, ["NEW-03"], tutor)).toEqual([]);
});

test("the answers that decide are followed from condition to condition", () => {
  const chain = newQuestions.map((one) =>
    one.id === "NEW-01" ? { ...one, showWhen: { all: [{ question: "ORG-02", is: ["limited-company"] }] } } : one,
  );
  expect(referredTo(forLot(withQuestions(chain), "tuition"), ["NEW-03"]).sort()).toEqual(["NEW-01", "ORG-02"]);
});
