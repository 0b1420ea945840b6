import { describe, expect, it } from "vitest";
import { forLot } from "#app/domain/question-sets/for-lot.ts";
import { outcomeOf } from "#app/domain/question-sets/pass-rules.ts";
import {
  type FrameworkQuestions,
  findQuestion,
  type Question,
  questionsOf,
} from "#app/domain/question-sets/question.ts";
import { type Context, fieldsShown, isShown } from "#app/domain/question-sets/shown.ts";
import type { Answer, Answers } from "#app/domain/question-sets/typed.ts";
import { alternativeProvision, rows } from "./alternative-provision.ts";
import { mergeRows } from "./merge-rows.ts";
import { merges } from "./merges.ts";
import { soleTutorAnswers } from "./sample-answers.ts";
import { lotCodes } from "./shorthand.ts";

const today = "2026-03-27";
const set = forLot(alternativeProvision, "tuition");
const tutor = soleTutorAnswers("2025-09-01", "2027-03-01");

/** What is asked before admission: questions, and the separate inputs in them, a table or a set of contacts as one. */
function asked(answers: Answers, framework: FrameworkQuestions = alternativeProvision) {
  const on = forLot(framework, "tuition");
  const at = (stage: Context["stage"]) =>
    questionsOf(on).filter((question) => isShown(on, question, answers, { stage }));
  const questions = new Map([...at("A"), ...at("W")].map((question) => [question.id, question]));
  const inputs = [...questions.values()].flatMap((q) => fieldsShown(on, q, answers, { today, stage: "A" }));
  const needed = [...questions.values()].flatMap((q) =>
    q.required ? fieldsShown(on, q, answers, { today, stage: "A" }).filter(({ optional }) => optional !== true) : [],
  ).length;
  const ids = [...questions.values()].flatMap(({ id, covers = [] }) => [id, ...covers]);
  return { questions: questions.size, inputs: inputs.length, needed, ids };
}

describe("a tutor who works alone and online", () => {
  const before = { lots: lotCodes, version: 1, sections: rows };

  it("is asked at most 45 questions before admission, and no fewer rows than without merging", () => {
    const { questions, inputs, needed, ids } = asked(tutor);
    const apart = asked({ ...tutor, "REF-02": { any: "no" } }, before);
    const protectedRows = (all: string[]) => all.filter((id) => /^(SAF|INS|EXC|REG|DEC)/.test(id));
    console.info(
      `A sole tutor on tuition is asked ${questions} questions before admission, ${inputs} inputs in all, of which ${needed} must be filled in.`,
      `Without merging: ${apart.questions} questions, ${apart.inputs} inputs.`,
    );
    expect(questions).toBeLessThanOrEqual(45);
    expect(ids).toEqual(expect.arrayContaining(protectedRows(apart.ids)));
  });
});

describe("each merge", () => {
  it.each(merges)("into $into says why, and is one line that can be taken back", (merge) => {
    expect(merge.why.length).toBeGreaterThan(30);
    const without = questionsOf({
      sections: mergeRows(
        rows,
        merges.filter((one) => one !== merge),
      ),
    });
    for (const id of [merge.into, ...Object.keys(merge.covers)])
      expect(without.find((question) => question.id === id)?.covers ?? []).toEqual([]);
  });
});

describe("merged rows keep their own rules", () => {
  const judge = (id: string, answer: Answer, stage: Context["stage"] = "A") =>
    outcomeOf(set, findQuestion(set, id) as Question, { ...tutor, [id]: answer }, { today, stage }).result;
  const day = (year: string) => ({ day: "1", month: "9", year });
  const trained = { value: "By course", last: day("2025"), prevent: "yes", preventTrained: day("2025") };

  it.each<[string, Answer, string, Context["stage"]]>([
    ["SAF-10", trained, "pass", "W"],
    ["SAF-10", { ...trained, last: day("2024") }, "fail", "W"],
    ["SAF-10", { ...trained, preventTrained: day("2023") }, "fail", "W"],
    ["SAF-10", { ...trained, prevent: "no" }, "person", "W"],
    ["EXC-02", { value: ["none"], insolvent: "no" }, "pass", "A"],
    ["EXC-02", { value: ["none"], insolvent: "yes" }, "person", "A"],
    ["SAF-05", { value: "no", count: "1", repeat: "update-service" }, "fail", "A"],
    ["SAF-05", { value: "yes", count: "1", repeat: "update-service" }, "person", "A"],
    ["ORG-02", { value: "sole-trader" }, "pass", "A"],
    ["ORG-02", { value: "limited-company" }, "fail", "A"],
  ])("%s: %j is %s", (id, answer, expected, stage) => expect(judge(id, answer, stage)).toBe(expected));

  it("leave until before approval what need not be told earlier", () => {
    const safe = tutor["SAF-15"] ?? {};
    expect(judge("SAF-15", safe)).toBe("person");
    expect(judge("SAF-15", safe, "W")).toBe("fail");
  });
});

describe("rows that cannot be asked together", () => {
  const refused = (into: string, id: string) => () =>
    mergeRows(rows, [{ into, label: "Both", covers: { [id]: "other" }, why: "A test of what is refused" }]);

  it.each([
    ["ORG-05", "ORG-04", "asked on fewer lots"],
    ["EDU-07", "CAP-04", "given for each lot"],
    ["SAF-04", "SAF-02", "asked too late"],
    ["FIN-03", "FIN-01", "free to answer"],
    ["EXC-01", "EXC-04", "asked of others"],
    ["ORG-03", "ORG-01", "hidden from some"],
    ["ORG-01", "EQU-02", "kept apart"],
    ["ORG-01", "GONE-01", "not there"],
  ])("%s can't cover %s: it is %s", (into, id) => expect(refused(into, id)).toThrow(id));
});
