import { describe, expect, it } from "vitest";
import type { Submission } from "#app/domain/applications/submission.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { tuitionQuestionSet } from "#db/defaults/question-sets/tuition.ts";
import type { Finding } from "./check-findings.ts";
import { failedRules, type ReviewSection, sectionsOf, tally } from "./section-checks.ts";
import { type Found, failedSections, nextDue, type SectionResult, sectionsDue } from "./section-results.ts";

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

const check = (questionId: string, reviewerId: string, more: Partial<Finding>): Finding => ({
  ...{ questionId, reviewerId, reviewerName: "Ann", result: null, comment: "", seen: "", version: 1 },
  ...{ seenSentAt: at(7), at: at(8) },
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
  const due = (results: SectionResult[], more: Partial<Found> = {}) =>
    sectionsDue(sections, { results, findings: [], prints: new Map(), replies: [], ...more }, "a");

  it("is every section without their own finding", () => {
    expect(due([])).toEqual(sections);
    expect(due(all("b"))).toEqual(sections);
    expect(due(all("a"))).toEqual([]);
  });

  it("is a section again once an answer in it was put right, also to a point put before approval", () => {
    const putRight = (questionId: string, day: number) =>
      due(all("a"), { replies: [{ questionId, repliedAt: at(day) }] }).map(({ id }) => id);
    expect(putRight("SAF-05", 9)).toEqual(["safeguarding"]);
    expect(putRight("SAF-04", 9)).toEqual(["safeguarding"]);
    expect(putRight("SAF-05", 7)).toEqual([]);
  });

  it("P11: is a section again once an answer in it is no longer the one that was judged", () => {
    const judged = { ...check("SAF-15", "a", { result: "met" }), seen: "then" };
    expect(due(all("a"), { findings: [judged], prints: new Map([["SAF-15", "now"]]) }).map(({ id }) => id)).toEqual([
      "safeguarding",
    ]);
  });

  it("goes on with the next section in their order, and then with the first that is left", () => {
    const [first, second, third] = sections as [ReviewSection, ReviewSection, ReviewSection];
    expect(nextDue(sections, [first, second, third], second.id)).toBe(third);
    expect(nextDue(sections, [first, second], second.id)).toBe(first);
    expect(nextDue(sections, [second], second.id)).toBeUndefined();
  });

  it("row 23: leads to a reason for each check that was not met, in the words of its question", () => {
    const results = [finding("prices", "a", { result: "fail" }), finding("safeguarding", "a", { result: "fail" })];
    const found = [
      check("SAF-15", "a", { result: "not-met", comment: "Nobody is called" }),
      check("SAF-15", "b", { result: "not-met", comment: "Nobody is called" }),
      check("SAF-12", "b", { result: "met", comment: "Good" }),
    ];
    expect(failedSections(sections, results, found)).toEqual([
      {
        about: "SAF-15",
        title: "How do you keep children and staff safe from day to day?",
        reason: "Nobody is called",
        remedy: "Change this answer in the way that the reason names",
      },
    ]);
  });

  it("leads to one reason for a section that was failed as a whole", () => {
    const results = [
      finding("prices", "a", { result: "fail", comment: "Too high" }),
      finding("prices", "b", { result: "fail", comment: "Too high" }),
      finding("teaching", "b"),
    ];
    expect(failedSections(sections, results, [])).toEqual([
      {
        about: "prices",
        title: "Prices",
        reason: "Too high",
        remedy: "Change the answers in “Prices” that the reason names",
      },
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
    const whole = [finding("safeguarding", "a", { result: "fail", comment: "Thin" })];
    const [failed] = failedSections(saying, whole, []);
    expect(failed?.remedy).toMatch(/^Mend SAF-\d\d\. Mend SAF-\d\d/);
    expect(failed?.remedy).not.toContain("PRI");
    const one = check("SAF-15", "a", { result: "not-met", comment: "Thin" });
    expect(failedSections(saying, whole, [one])).toMatchObject([{ remedy: "Mend SAF-15" }]);
  });
});
