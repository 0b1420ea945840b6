import { describe, expect, it } from "vitest";
import { addDays, monthsBefore } from "#app/domain/civil-date.ts";
import { companyAnswers, soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { tuitionQuestionSet as set } from "#db/defaults/question-sets/tuition.ts";
import { outcomeOf } from "./pass-rules.ts";
import { findQuestion, type Stage } from "./question.ts";
import { registrationTest } from "./registration-test.ts";
import type { Answer, Typed } from "./typed.ts";

const today = "2026-03-31";
const sole = soleTutorAnswers("2025-09-01", "2027-03-01");
const company = companyAnswers("2025-09-01", "2027-03-01");
const on = (id: string, answer: Answer, stage: Stage = "A", answers = company, audience?: "council") => {
  const question = findQuestion(set, id);
  if (!question) throw new Error(`no ${id}`);
  return outcomeOf(set, question, { ...answers, [id]: answer }, { today, stage, audience }).result;
};
const policy = (dated: string): Typed => ({ file: true, dated });
const certificate = (amountPence: number, ends: string): Typed => ({
  file: true,
  amountPence: String(amountPence),
  ends,
});
const record = {
  ...{ kept: "yes", staff: "12", extract: { file: true }, prohibitions: "not-applicable" },
  ...{ checksIdentity: "yes", checksRightToWork: "yes", checksReferences: "yes" },
};
const day = (day: string, month: string, year: string) => ({ day, month, year });

describe("rules that the portal checks", () => {
  it.each<[string, Answer, string, Stage?]>([
    ["ORG-03", { company: "01234567" }, "pass"],
    ["ORG-03", { company: "01234567X" }, "fail"],
    ["ORG-06", { identifier: "P", shareCode: "S", ukprn: "1001234" }, "fail"],
    ["ORG-05", { registered: "yes", urn: "1234" }, "fail"],
    ["ORG-06", { identifier: "P", shareCode: "S" }, "person"],
    ["EXC-01", { convictions: ["none"], penalties: ["none"] }, "pass"],
    ["EXC-01", { convictions: ["none"], penalties: ["mandatory-penalties/penalties_payable"] }, "person"],
    ["EXC-02", { value: ["discretionary/breach_of_contract"], insolvent: "no" }, "person"],
    ["EXC-02", { value: ["none"], insolvent: "yes" }, "person"],
    ["EXC-02", { value: ["none"], insolvent: "no" }, "pass"],
    ["INS-02", { cover: "will-have" }, "pass"],
    ["INS-02", { cover: "have", amount: "4,999,999.99" }, "fail"],
    ["INS-02", { cover: "have", amount: "5,000,000" }, "pass"],
    ["INS-02", { cover: "will-have" }, "fail", "P"],
    ["INS-02", { cover: "will-have", certificate: certificate(500_000_000, today) }, "pass", "P"],
    ["INS-02", { cover: "will-have", certificate: certificate(500_000_000, "2026-03-30") }, "fail", "P"],
    ["INS-02", { cover: "will-have", certificate: certificate(499_999_999, "2027-01-01") }, "fail", "P"],
    ["INS-02", { cover: "have", amount: "5000000", certificate: { file: true } }, "person", "P"],
    ["INS-01", { cover: "no-staff" }, "pass", "P"],
    ["SAF-01", { value: policy("2025-03-31") }, "pass"],
    ["SAF-01", { value: policy("2025-03-30") }, "fail"],
    ["SAF-01", { value: { file: true } }, "person"],
    ["SAF-02", { name: "A", trained: day("31", "3", "2024") }, "pass"],
    ["SAF-02", { name: "A", trained: day("30", "3", "2024") }, "fail"],
    ["SAF-05", { value: "no", count: "2" }, "fail"],
    ["SAF-04", { ...record, checksOverseas: "yes" }, "person", "W"],
    ["SAF-04", { ...record, checksOverseas: "no" }, "fail", "W"],
    ["SAF-04", { ...record, checksOverseas: "yes", prohibitions: "no" }, "fail", "W"],
    ["PRE-01", { sites: [{ address: "1 Street", postcode: "HR1", tenure: "own" }] }, "fail"],
    ["DAT-01", { number: "ZA123456", until: day("30", "3", "2026") }, "fail"],
    ["REG-01", { pupils: "5", hours: "17.9" }, "pass"],
    ["REG-01", { pupils: "1", hours: "18" }, "fail"],
    ["DEC-01", { agreed: "yes", name: "A", role: "B", isTrue: "yes" }, "pass"],
    ["DEC-01", { name: "A", role: "B", isTrue: "yes" }, "fail"],
    ["PRI-04", { charges: [{ notice: "none", percent: "101" }] }, "fail"],
  ])("%s %j: %s", (id, answer, result, stage) => expect(on(id, answer, stage)).toBe(result));

  it("looks at the debarment list no more than 30 days before", () => {
    const checked = (listed: string, at: object) =>
      on("EXC-04", { listed, checked: at as Typed }, "W", company, "council");
    expect(checked("no", day("1", "3", "2026"))).toBe("pass");
    expect(checked("no", day("28", "2", "2026"))).toBe("fail");
    expect(checked("yes", day("31", "3", "2026"))).toBe("fail");
  });

  it("passes what is not asked", () => expect(on("PRE-01", { sites: [] }, "A", sole)).toBe("pass"));

  it("says why in words", () => {
    const question = findQuestion(set, "INS-02");
    if (!question) throw new Error("no INS-02");
    const answers = { "INS-02": { cover: "have", amount: "1" } };
    expect(outcomeOf(set, question, answers, { today, stage: "A" })).toEqual({
      result: "fail",
      reason: "The cover must be at least £5,000,000.00",
    });
  });
});

describe("the test for an unregistered school", () => {
  const thresholds = [
    { from: "2015-01-01", hoursFullTime: 18, pupils: 5 },
    { from: "2027-01-01", hoursFullTime: 15, pupils: 5 },
  ];
  it.each<[number, number, boolean, string | undefined, string, string]>([
    [5, 18, false, undefined, today, "looks-unregistered"],
    [4, 18, false, undefined, today, "not-a-school"],
    [1, 18, true, undefined, today, "looks-unregistered"],
    [1, 17.5, true, undefined, today, "not-a-school"],
    [50, 25, true, "123456", today, "registered"],
    [0, 25, true, undefined, today, "not-a-school"],
    [5, 15, false, undefined, "2026-12-31", "not-a-school"],
    [5, 15, false, undefined, "2027-01-01", "looks-unregistered"],
  ])("%d pupils, %d hours, plan %s, URN %s on %s%s", (pupils, hours, plan, urn, date, expected) =>
    expect(registrationTest({ pupils, hours, plan, urn }, thresholds, date)).toBe(expected),
  );

  it("knows no rule before the first", () =>
    expect(() => registrationTest({ pupils: 1, hours: 1, plan: false }, thresholds, "2014-12-31")).toThrow(RangeError));
});

describe("dates", () => {
  it.each([
    ["2026-05-31", 3, "2026-02-28"],
    ["2024-05-31", 3, "2024-02-29"],
    ["2026-01-15", 1, "2025-12-15"],
    ["2026-03-31", 24, "2024-03-31"],
  ])("%s less %d months is %s", (date, months, expected) => expect(monthsBefore(date, months)).toBe(expected));
  it("counts days over months and years", () => expect(addDays("2026-01-01", -31)).toBe("2025-12-01"));
});
