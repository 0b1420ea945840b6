import { describe, expect, it } from "vitest";
import { sampleFramework, sampleLot } from "#db/defaults/framework-details.ts";
import { tuitionQuestionSet } from "#db/defaults/question-sets/tuition.ts";
import { allowances, whenToApply } from "../basis/basis-in-words.ts";
import { legalBases, shippedRules } from "../basis/legal-basis.ts";
import { documentsAt } from "./documents-at.ts";
import { frameworkInWords, lotInWords } from "./framework-in-words.ts";
import { judgedSections } from "./judged-sections.ts";

describe("what a basis allows", () => {
  it.each(legalBases)("answers every question in words for %s", (basis) => {
    const rows = allowances({ basis, rules: shippedRules[basis] });
    expect(rows.map(({ about }) => about)).toEqual(
      expect.arrayContaining(["When providers may apply", "Longest term", "Standstill before an award", "Notices"]),
    );
    for (const { words } of rows) expect(words).toMatch(/^[\p{Lu}\d]/u);
  });

  it("says when providers may apply", () => {
    const said = (basis: "pdps" | "open-framework" | "closed-framework") =>
      whenToApply({ basis, rules: shippedRules[basis] });
    expect(said("pdps")).toBe("Providers apply at any time while the lot is open.");
    expect(said("open-framework")).toBe("Providers apply only while a round is open.");
    expect(said("closed-framework")).toBe(
      "Providers apply in the first round only: the list is fixed once the first round is over.",
    );
  });
});

it("leaves nothing out of what a framework's forms say", () => {
  const said = JSON.stringify(frameworkInWords(sampleFramework, "2026-11-21"));
  // Its name and summary stand in columns of their own.
  const { name: _name, summary: _summary, ...about } = sampleFramework.about ?? {};
  const typedWords = texts({ ...sampleFramework, about }).filter((text) => /[a-z]{4}/i.test(text));
  for (const typed of typedWords) expect(said).toContain(JSON.stringify(typed.trim()).slice(1, -1));
  expect(said).toContain("£20 million, without VAT");
});

it("says nothing of what was not filled in", () => {
  expect(frameworkInWords({}, "2026-11-21")).toMatchObject({ ceiling: undefined, weights: [], contacts: [] });
  expect(lotInWords({}, "2026-11-21")).toEqual({ ceiling: undefined, notice: 0, measures: [] });
  expect(lotInWords(sampleLot("Tuition", "Teaching"), "2026-11-21")).toMatchObject({ notice: 14 });
});

it("never claims that anything is lawful: it says what is recorded", () => {
  const claims = (said: unknown) => /complian|complies|comply/i.exec(JSON.stringify(said))?.[0];
  expect(claims({ words: "This framework is compliant" })).toBe("complian");
  for (const basis of legalBases) expect(claims(allowances({ basis, rules: shippedRules[basis] }))).toBeUndefined();
  expect(claims(frameworkInWords(sampleFramework, "2026-11-21"))).toBeUndefined();
  expect(claims(judgedSections(tuitionQuestionSet).map(({ questions }) => questions.map(({ judged }) => judged)))).toBe(
    undefined,
  );
});

it("says for every question what decides", () => {
  const questions = judgedSections(tuitionQuestionSet).flatMap((section) => section.questions);
  expect(questions.length).toBeGreaterThan(20);
  for (const { judged } of questions) expect(judged.join("")).not.toBe("");
  expect(questions.map(({ judged }) => judged.join())).toEqual(
    expect.arrayContaining(["A reviewer judges the answer", expect.stringMatching(/at least £\d+ million/)]),
  );
});

it("tells a document that is kept from a mere version, and none from one that came later", () => {
  const kept = { kind: "terms", version: "2", fromOn: "2026-03-01", recordedAt: new Date("2026-02-20T09:00:00Z") };
  expect(documentsAt([], "terms", "1", new Date())).toEqual([{ version: "1", fromOn: undefined }]);
  expect(documentsAt([kept], "specification", "1", new Date("2026-01-01"))).toEqual([
    { version: "1", fromOn: undefined },
  ]);
  expect(documentsAt([kept], "terms", "2", new Date("2026-02-28T12:00:00Z"))).toEqual([]);
  expect(documentsAt([kept], "terms", "2", new Date("2026-03-01T12:00:00Z"))).toEqual([
    { version: "2", fromOn: "2026-03-01" },
  ]);
});

const texts = (value: unknown): string[] =>
  typeof value === "string" ? [value] : Object.values(value as object).flatMap(texts);
