import { describe, expect, it } from "vitest";
import type { Submission } from "#app/domain/applications/submission.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { tuitionQuestionSet } from "#db/defaults/question-sets/tuition.ts";
import { failedRules, sectionsOf, tally } from "./section-checks.ts";
import { failedSections, type SectionResult, sectionsDue } from "./section-results.ts";

const submission = (changes = {}): Submission => ({
  questionSet: { version: 1, definition: tuitionQuestionSet },
  answers: { ...soleTutorAnswers("2026-03-02", "2027-08-31"), ...changes },
  evidence: [],
  submittedByName: "Nia Example",
  lot: { name: "Tuition", termsVersion: "1", specificationVersion: "1" },
});
const sections = sectionsOf(submission(), "2026-09-07");
const at = (day: number) => new Date(Date.UTC(2026, 8, day));
const finding = (sectionId: string, reviewerId: string, more: Partial<SectionResult> = {}): SectionResult => ({
  sectionId,
  reviewerId,
  result: "pass",
  comment: "",
  at: at(8),
  ...more,
});

describe("the sections of an application", () => {
  it("show answers of the form, points to confirm before approval and the council's own checks", () => {
    const safeguarding = sections.find(({ id }) => id === "safeguarding");
    expect(safeguarding?.answers.map(({ question }) => question.id)).toContain("SAF-05");
    expect(safeguarding?.answers.map(({ question }) => question.id)).not.toContain("SAF-04");
    expect(safeguarding?.toConfirm.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["SAF-01", "SAF-04", "SAF-10", "SAF-15"]),
    );
    expect(sections.find(({ id }) => id === "standing")?.councilChecks.map(({ id }) => id)).toEqual(["EXC-04"]);
  });

  it("leave out what does not apply to this provider", () => {
    const shown = sections.flatMap(({ answers }) => answers.map(({ question }) => question.id));
    expect(shown).not.toContain("EXC-03");
    expect(shown).not.toContain("PRE-01");
  });

  it("pass a plausible application by every rule, and leave judgement to people", () => {
    expect(failedRules(sections)).toEqual([]);
    const counts = tally(sections.flatMap(({ answers }) => answers));
    expect(counts.pass).toBeGreaterThan(10);
    expect(counts.person).toBeGreaterThan(10);
  });

  it("name each broken rule with its reason", () => {
    const broken = sectionsOf(
      submission({ "SAF-05": { value: "no", count: "2", repeat: "update-service" } }),
      "2026-09-07",
    );
    expect(failedRules(broken)).toEqual([
      {
        about: "SAF-05",
        title: expect.stringContaining("enhanced DBS"),
        reason: "Each of these must be yes",
        remedy: "Put in place whatever you answered no to, until you can answer yes to each part",
      },
    ]);
  });

  it("are judged by the day of sending, however long the review takes", () => {
    expect(failedRules(sectionsOf(submission(), "2028-03-03")).map(({ about }) => about)).toContain("SAF-02");
    expect(failedRules(sectionsOf(submission(), "2027-08-31"))).toEqual([]);
  });
});

describe("what is still due of a reviewer", () => {
  const all = (reviewer: string) => sections.map(({ id }) => finding(id, reviewer));

  it("is every section without their own finding", () => {
    expect(sectionsDue(sections, [], [], "a")).toEqual(sections);
    expect(sectionsDue(sections, all("b"), [], "a")).toEqual(sections);
    expect(sectionsDue(sections, all("a"), [], "a")).toEqual([]);
  });

  it("is a section again once an answer in it was put right, also to a point put before approval", () => {
    const due = (questionId: string, day: number) =>
      sectionsDue(sections, all("a"), [{ questionId, repliedAt: at(day) }], "a").map(({ id }) => id);
    expect(due("SAF-05", 9)).toEqual(["safeguarding"]);
    expect(due("SAF-04", 9)).toEqual(["safeguarding"]);
    expect(due("SAF-05", 7)).toEqual([]);
  });

  it("leads to a reason for each failed section", () => {
    const results = [
      finding("prices", "a", { result: "fail", comment: "Too high" }),
      finding("prices", "b", { result: "fail", comment: "Too high" }),
      finding("teaching", "b"),
    ];
    expect(failedSections(sections, results)).toEqual([
      { about: "prices", title: expect.any(String), reason: "Too high" },
    ]);
  });

  it("and to how it is put right, where a question that reviewers judge says so", () => {
    const saying = sections.map((section) => ({
      ...section,
      answers: section.answers.map(({ question, outcome }) => ({
        question: question.pass.by === "reviewer" ? { ...question, remedy: `Mend ${question.id}` } : question,
        outcome,
      })),
    }));
    const [failed] = failedSections(saying, [finding("safeguarding", "a", { result: "fail", comment: "Thin" })]);
    expect(failed?.remedy).toMatch(/^Mend SAF-\d\d\. Mend SAF-\d\d/);
    expect(failed?.remedy).not.toContain("PRI");
  });
});
