import { expect, test } from "vitest";
import { forLot } from "#app/domain/question-sets/for-lot.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import type { Answer, Answers } from "#app/domain/question-sets/typed.ts";
import { alternativeProvision } from "#db/defaults/question-sets/alternative-provision.ts";
import { offersFrom } from "./offered.ts";

const set = forLot(alternativeProvision, "tuition");
const brought = (questionId: string, answer: Answer, more: { lot?: string; question?: string } = {}) => ({
  ...{ questionId, question: findQuestion(set, questionId)?.label ?? "Asked elsewhere", lot: null, answer },
  ...more,
});
const offersTo = (stored: Answers, ...packs: ReturnType<typeof brought>[]) =>
  offersFrom({ set, stored, typed: stored, versions: { "ORG-08": 3 } }, packs, "2026-09-14");
const day = (year: string) => ({ day: "1", month: "9", year });

test("N27: what fits is offered beside what is there, field by field", () => {
  const vat = { registered: "yes", number: "GB123456782" };
  const { offers, others } = offersTo(
    { "ORG-08": { registered: "no" }, "ORG-01": { value: "Made-up" } },
    brought("ORG-08", vat, { question: "Are you on the VAT register?" }),
    brought("ORG-01", { value: "Made-up", unknown: "field" }),
    brought("ORG-08", { registered: "yes", number: "GB000000000" }),
  );
  expect(offers).toMatchObject([
    { questionId: "ORG-08", version: 3, fields: vat, now: ["No"], same: false, there: "Are you on the VAT register?" },
    { questionId: "ORG-01", version: 0, fields: { value: "Made-up" }, same: true, there: undefined },
    { fields: { registered: "yes" } },
  ]);
  expect(others).toEqual([]);
});

test("N27: what this council asks otherwise, anew, itself or not at all stands beside with the reason", () => {
  const { offers, others } = offersTo(
    {},
    brought("ORG-77", { value: "x" }),
    brought("EDU-01", { value: "x" }),
    brought("EDU-05", { value: "x" }, { lot: "Tuition" }),
    brought("DEC-02", { value: ["name"] }),
    brought("VIS-01", { findings: "Splendid" }),
    brought("DAT-01", { until: day("2020") }),
    brought("EQU-02", { other: "Canary" }),
    brought("ORG-01", { value: ["not", "text"] }),
  );
  expect(offers).toEqual([]);
  expect(others.map(({ why }) => why)).toEqual([
    "This council does not ask it",
    ...["It is answered for each lot anew", "It is answered for each lot anew", "It is declared anew each time"],
    "This council does not ask it",
    expect.stringContaining("in the future"),
    ...["It does not fit what is asked here", expect.stringContaining("Enter")],
  ]);
});

test("N27: a council's own question is another council's only where the words agree", () => {
  const [section, ...more] = set.sections;
  const [page, ...pages] = section?.pages ?? [];
  const [question] = page?.questions ?? [];
  if (!section || !page || !question) throw new Error("No question");
  const own = { ...question, id: "LOC-01", label: "Do you keep bees?" };
  const form = {
    set: { ...set, sections: [{ ...section, pages: [{ ...page, questions: [own] }, ...pages] }, ...more] },
  };
  const offered = (words: string) =>
    offersFrom(
      { ...form, stored: {}, typed: {}, versions: {} },
      [brought("LOC-01", { value: "Yes" }, { question: words })],
      "2026-09-14",
    );
  expect(offered("Do you keep bees?").offers).toHaveLength(1);
  expect(offered("Do you keep dogs?").offers).toHaveLength(0);
});
