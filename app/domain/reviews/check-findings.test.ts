import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Question } from "#app/domain/question-sets/question.ts";
import {
  type Before,
  type CheckState,
  checkResults,
  type Finding,
  isChanged,
  openIn,
  questionsToWrite,
  resultOf,
  stateOf,
} from "./check-findings.ts";
import { leftToSay } from "./check-problems.ts";

const question: Question = {
  ...{ id: "SAF-15", label: "What do you do?", required: true, stages: ["A"], pass: { by: "reviewer" } },
  fields: [{ kind: "longText", name: "value", noun: "what you do", maxWords: 200 }],
};
const person = { result: "person" as const, reason: "A reviewer decides" };
const check = { question, outcome: person, failsRule: false };
const sent = new Date("2026-09-07T09:00:00Z");
const finding = (more: Partial<Finding> = {}): Finding => ({
  ...{ questionId: "SAF-15", reviewerId: "a", reviewerName: "Ann", comment: "", seen: "p1", version: 1 },
  ...{ result: "met", seenSentAt: sent, at: new Date("2026-09-08T09:00:00Z") },
  ...more,
});
const before = { prints: new Map([["SAF-15", "p1"]]), replies: [] };
const later = { questionId: "SAF-15", repliedAt: new Date("2026-09-10T09:00:00Z") };

describe("row 23: a check", () => {
  it.each([
    ["open", undefined],
    ["open", finding({ result: null, comment: "Look again" })],
    ["met", finding()],
    ["not-applicable", finding({ result: "not-applicable" })],
    ["open", finding({ result: "not-met" })],
    ["not-met", finding({ result: "not-met", comment: "Nobody is called" })],
    ["open", finding({ result: "ask" })],
  ] as const)("is %s", (state, found) => {
    expect(stateOf(check, found, before)).toBe(state);
  });

  it("that breaks a rule stays as the portal found it, whatever a reviewer says", () => {
    fc.assert(
      fc.property(fc.constantFrom(...checkResults), fc.string(), (result, comment) => {
        const broken = { ...check, failsRule: true };
        expect(stateOf(broken, finding({ result, comment }), before)).toBe("fails-rule");
      }),
    );
  });

  it("changed when the answer, a document in it or a reply is newer than what was judged", () => {
    expect(stateOf(check, finding({ seen: "p0" }), before)).toBe("changed");
    expect(stateOf(check, finding({ result: "ask", seen: "p0" }), before)).toBe("changed");
    expect(stateOf(check, finding(), { prints: new Map(), replies: [] })).toBe("changed");
    expect(isChanged(finding({ seen: "" }), { prints: new Map(), replies: [] })).toBe(false);
    expect(stateOf(check, finding(), { ...before, replies: [later] })).toBe("changed");
    expect(stateOf(check, finding({ seenSentAt: later.repliedAt }), { ...before, replies: [later] })).toBe("met");
    expect(stateOf(check, finding(), { ...before, replies: [{ ...later, questionId: "SAF-01" }] })).toBe("met");
  });
});

describe("row 24: a question to the provider", () => {
  const outcome = { result: "person" as const, reason: "A reviewer decides" };
  const section = { id: "s", title: "S", answers: [{ question, outcome }], toConfirm: [], councilChecks: [] };
  const asks = finding({ result: "ask" });
  const left = (found: Finding[], waiting: string[] = [], now: Before = before) =>
    questionsToWrite(section, found, now, new Set(waiting)).map(({ id }) => id);

  it("is still to be written while only the finding says so", () => {
    expect(left([asks])).toEqual(["SAF-15"]);
    expect(left([asks], ["SAF-01"])).toEqual(["SAF-15"]);
    expect(left([finding()])).toEqual([]);
    expect(left([])).toEqual([]);
  });

  it("is written once it waits for the provider, and again after a reply was read and was not enough", () => {
    expect(left([asks], ["SAF-15"])).toEqual([]);
    expect(left([asks], [], { ...before, replies: [later] })).toEqual([]);
    const again = finding({ result: "ask", seenSentAt: later.repliedAt });
    expect(left([again], [], { ...before, replies: [later] })).toEqual(["SAF-15"]);
  });
});

describe("row 23: a section", () => {
  const any = fc.constantFrom<CheckState>("fails-rule", "changed", "open", "met", "not-met", "not-applicable");

  it("passes only with every check met or not applicable, and fails only when none is left to judge", () => {
    fc.assert(
      fc.property(fc.array(any), (states) => {
        const result = resultOf(states);
        const bad = states.some((state) => state === "not-met" || state === "fails-rule");
        expect(result === undefined).toBe(openIn(states) > 0);
        if (result) expect(result).toBe(bad ? "fail" : "pass");
      }),
    );
  });

  it("says what is left, and lets a question to the provider wait", () => {
    const checks = [
      { questionId: "A" },
      { questionId: "B", result: "not-met" as const },
      { questionId: "C", result: "ask" as const },
      { questionId: "D" },
      { questionId: "E", result: "met" as const },
    ];
    const states = { A: "open", B: "open", C: "open", D: "changed", E: "met" } as const;
    expect(Object.entries(leftToSay(checks, states)).map(([name, { message }]) => [name, message])).toEqual([
      ["checks.0.result", "Say whether this is met"],
      ["checks.1.comment", "Say what is not met and why: the provider reads it after a refusal"],
      ["checks.3.result", "Look at what changed, then say whether this is met"],
    ]);
  });
});
