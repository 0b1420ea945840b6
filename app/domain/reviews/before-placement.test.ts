import { describe, expect, it } from "vitest";
import { findQuestion, type Question } from "#app/domain/question-sets/question.ts";
import { companyAnswers, soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { tuitionQuestionSet as set } from "#db/defaults/question-sets/tuition.ts";
import { neededBeforePlacement } from "./before-placement.ts";
import { checksSettled } from "./council-checks.ts";

const today = "2026-03-27";
const sole = soleTutorAnswers("2025-09-01", "2027-03-01");
const labelOf = (id: string) => findQuestion(set, id)?.label;

describe("what is needed before a first placement", () => {
  it("is what the lot asks then and the answers don't settle: certificates promised, and what was not asked before", () => {
    expect(neededBeforePlacement(set, sole, today, [])).toEqual([
      `${labelOf("ORG-12")} (Bank account: letter from your bank)`,
      "Public liability insurance: certificate",
      "Professional indemnity insurance: certificate",
      `${labelOf("INS-04")} (Cover for abuse claims: page of the schedule)`,
      labelOf("SAF-17"),
    ]);
  });

  it("leaves out a certificate that is in order, and names one that has ended", () => {
    const given = (ends: string) => ({
      ...sole,
      "INS-02": { cover: "have", amount: "5000000", certificate: { file: true, ends, amountPence: "500000000" } },
    });
    const named = (ends: string) => neededBeforePlacement(set, given(ends), today, []);
    expect(named("2026-03-27")).not.toContain("Public liability insurance: certificate");
    expect(named("2026-03-26")).toContain("Public liability insurance: certificate");
  });

  it("has a visit only where somebody works face to face, until it is made", () => {
    const company = companyAnswers("2025-09-01", "2027-03-01");
    const visit = "Quality visit, which we arrange with you";
    expect(neededBeforePlacement(set, company, today, [])).toContain(visit);
    expect(neededBeforePlacement(set, company, today, ["VIS-01"])).not.toContain(visit);
  });

  it("row 34: has the visit again once an exception from it has ended, whatever stood before", () => {
    const visit = (result: "pass" | "fail" | "exception", checkedOn: string, until: string | null = null) =>
      ({ check: "VIS-01", result, checkedOn, until }) as const;
    const settled = (...checks: ReturnType<typeof visit>[]) => checksSettled(checks, today);
    expect(settled(visit("exception", "2026-03-01", "2026-03-27"))).toEqual(["VIS-01"]);
    expect(settled(visit("exception", "2026-03-01", "2026-03-26"))).toEqual([]);
    const longer = visit("exception", "2026-02-01", "2026-07-01");
    expect(settled(visit("exception", "2026-03-01", "2026-03-26"), longer)).toEqual([]);
    expect(settled(visit("exception", "2025-09-01"))).toEqual([]);
    expect(settled(longer, visit("fail", "2026-01-10"))).toEqual([]);
    expect(settled(visit("pass", "2026-01-10"))).toEqual(["VIS-01"]);
  });

  it("has a question that the council adds, with no word of ours", () => {
    const added: Question = {
      ...{ id: "NEW-01", label: "Who drives?", required: true, stages: ["P"], pass: { by: "reviewer" } },
      fields: [{ kind: "shortText", name: "value", noun: "who drives" }],
    };
    const page = { id: "new", title: "New", questions: [added] };
    const longer = { ...set, sections: [...set.sections, { id: "new", title: "New", pages: [page] }] };
    expect(neededBeforePlacement(longer, sole, today, [])).toContain("Who drives?");
    expect(neededBeforePlacement(longer, { ...sole, "NEW-01": { value: "Nia" } }, today, [])).not.toContain(
      "Who drives?",
    );
  });
});
