import { describe, expect, it } from "vitest";
import { alternativeProvision } from "#db/defaults/question-sets/alternative-provision.ts";
import { aPage, aQuestion, aSection, smallQuestionSet, yesOrNo } from "#db/factories/question-sets.ts";
import { compare } from "./compare.ts";
import type { Condition, FrameworkQuestions, Question } from "./question.ts";
import { type Fault, faultsIn } from "./set-faults.ts";

const [about, more] = smallQuestionSet.sections;
if (!about || !more) throw new Error("no sections");
const withSections = (...sections: FrameworkQuestions["sections"]) => ({ ...smallQuestionSet, sections });

/** The set with another EDU-02, the last of its questions. */
const withLast = (change: Partial<Question>): FrameworkQuestions => ({
  ...smallQuestionSet,
  sections: smallQuestionSet.sections.map((section) => ({
    ...section,
    pages: section.pages.map((page) => ({
      ...page,
      questions: page.questions.map((one) => (one.id === "EDU-02" ? { ...one, ...change } : one)),
    })),
  })),
});
const last = { section: "more", page: "last", question: "EDU-02" };

it("finds nothing wrong with a set that works", () => {
  expect(faultsIn(smallQuestionSet)).toEqual([]);
});

it("finds nothing wrong with the questions that come with the portal", () => {
  expect(faultsIn(alternativeProvision)).toEqual([]);
});

it("reads all the questions of the portal, or compares two versions of them, in less than 20 ms", () => {
  const renamed = JSON.parse(JSON.stringify(alternativeProvision).replaceAll("Enter", "Give")) as FrameworkQuestions;
  const quickest = (work: () => unknown): number =>
    Math.min(
      ...Array.from({ length: 5 }, () => {
        const began = performance.now();
        work();
        return performance.now() - began;
      }),
    );
  expect(quickest(() => faultsIn(alternativeProvision))).toBeLessThan(20);
  expect(quickest(() => compare(alternativeProvision, renamed))).toBeLessThan(20);
});

describe("the sections and pages of a draft that can't be published", () => {
  const page = (id: string) => ({ section: "more", page: id });
  it.each<[string, FrameworkQuestions, Omit<Fault, "message">]>([
    ["Add at least one section", withSections(), {}],
    [
      "Choose at least one lot for these questions",
      { lots: [], version: 1, sections: [aSection("a", aPage("a", aQuestion("ORG-01", [yesOrNo])))] },
      {},
    ],
    ["Write the title of the section", withSections({ ...about, title: " " }, more), { section: "about" }],
    [
      "“About us” cannot be the address of a section: use small letters, digits and hyphens",
      withSections({ ...about, id: "About us" }, more),
      { section: "About us" },
    ],
    [
      "Another section has the address “about”: choose another",
      withSections(about, { ...more, id: "about" }),
      { section: "about" },
    ],
    [
      "This section has no pages: add one, or take it away",
      withSections(about, more, aSection("empty")),
      { section: "empty" },
    ],
    [
      "Write the title of the page",
      withSections(about, more, aSection("x", { ...aPage("y", aQuestion("TEA-01", [yesOrNo])), title: "" })),
      { section: "x", page: "y" },
    ],
    [
      "Another page has the address “rows”: choose another",
      withSections(about, { ...more, pages: [...more.pages, aPage("rows", aQuestion("TEA-01", [yesOrNo]))] }),
      page("rows"),
    ],
    [
      "This page has no questions: add one, or take it away",
      withSections(about, { ...more, pages: [...more.pages, aPage("empty")] }),
      page("empty"),
    ],
    [
      "Another question has the id ORG-01: choose another id",
      withSections(about, { ...more, pages: [...more.pages, aPage("again", aQuestion("ORG-01", [yesOrNo]))] }),
      { ...page("again"), question: "ORG-01" },
    ],
  ])("%s", (message, set, place) => {
    expect(faultsIn(set)).toEqual([{ ...place, message }]);
  });
});

const on = (question: string, ...is: string[]): Condition => ({ question, is });
const notOn = (question: string, ...isNot: string[]): Condition => ({ question, isNot });
const since = (showWhen: Condition) =>
  withLast({ fields: [yesOrNo, { kind: "date", name: "since", noun: "a date", showWhen }] });

describe("conditions that can't work", () => {
  const never = "This can never be asked, as its conditions rule each other out: change them";
  it.each<[string, Condition]>([
    ["ORG-99 is not in this set: choose another question for the condition", on("ORG-99", "yes")],
    ["A question cannot depend on itself: choose an earlier question", on("EDU-02", "yes")],
    [
      "ORG-01 has no field “kind”: choose one that it has for the condition",
      { question: "ORG-01", field: "kind", is: ["one"] },
    ],
    ["“value” of ORG-04 has no choices: choose a field that has, for the condition", on("ORG-04", "Acme")],
    ["Choose at least one answer to ORG-01 for the condition", on("ORG-01")],
    ["“three” is not a choice of ORG-01: choose one that is, for the condition", on("ORG-01", "one", "three")],
    ["“three” is not a choice of ORG-01: choose one that is, for the condition", notOn("ORG-01", "three")],
    ["The condition is empty: say what it depends on, or take it away", { any: [] }],
    ["What this depends on is not asked on mentoring: ask it there, or leave mentoring out here", on("ORG-03", "yes")],
    [never, { all: [on("ORG-01", "one"), on("ORG-01", "two")] }],
    [never, notOn("ORG-01", "one", "two")],
    [never, { all: [on("ORG-02", "none"), { any: [notOn("ORG-02", "none"), on("ORG-02", "one", "two")] }] }],
  ])("%s", (message, showWhen) => {
    expect(faultsIn(withLast({ showWhen }))).toEqual([{ ...last, message }]);
  });

  it.each<[string, Condition]>([
    [
      "“since” is not before this field: a field can only depend on one above it",
      { question: "EDU-02", field: "since", is: ["yes"] },
    ],
    ["“maybe” is not a choice of EDU-02: choose one that is, for the condition", on("EDU-02", "maybe")],
    [never, { all: [on("EDU-02", "yes"), on("ORG-01", "two")] }],
  ])("of a field: %s", (message, showWhen) => {
    expect(faultsIn(since(showWhen))).toEqual([{ ...last, field: "since", message }]);
  });

  it("are found where another question makes them impossible", () => {
    const third = aQuestion("EDU-03", [yesOrNo], { showWhen: { all: [on("EDU-02", "yes"), on("ORG-01", "two")] } });
    const set = withSections(about, { ...more, pages: [...more.pages, aPage("third", third)] });
    expect(faultsIn(set)).toEqual([{ section: "more", page: "third", question: "EDU-03", message: never }]);
  });

  it.each<[string, Question[]]>([
    [
      "TEA-02 is asked later: move it before this question, or choose an earlier one",
      [aQuestion("TEA-01", [yesOrNo], { showWhen: on("TEA-02", "yes") }), aQuestion("TEA-02", [yesOrNo])],
    ],
    [
      "TEA-02 is asked later: move it before this question, or choose an earlier one",
      [
        aQuestion("TEA-01", [yesOrNo], { showWhen: on("TEA-02", "yes") }),
        aQuestion("TEA-02", [yesOrNo], { showWhen: on("ORG-01", "one") }),
      ],
    ],
    [
      "TEA-02 is asked at a later stage: ask this question then too, or choose another",
      [
        aQuestion("TEA-02", [yesOrNo], { stages: ["W"] }),
        aQuestion("TEA-01", [yesOrNo], { showWhen: on("TEA-02", "yes") }),
      ],
    ],
    [
      "TEA-02 is not answered by providers: choose a question that they answer",
      [
        aQuestion("TEA-02", [yesOrNo], { stages: ["W"], askedOf: "council" }),
        aQuestion("TEA-01", [yesOrNo], { stages: ["P"], showWhen: on("TEA-02", "yes") }),
      ],
    ],
    [
      "TEA-02 is kept from everyone who decides: choose another question for the condition",
      [
        aQuestion("TEA-02", [yesOrNo], { apart: true }),
        aQuestion("TEA-01", [yesOrNo], { showWhen: on("TEA-02", "yes") }),
      ],
    ],
  ])("on a question that is not answered before, or not to be looked at: %s", (message, questions) => {
    const pages = questions.map((one) => aPage(one.id.toLowerCase(), one));
    const set = withSections(about, more, aSection("end", ...pages));
    expect(faultsIn(set)).toEqual([{ section: "end", page: "tea-01", question: "TEA-01", message }]);
  });

  it("on a question of the same page: its answer is not known yet", () => {
    const both = [aQuestion("TEA-01", [yesOrNo]), aQuestion("TEA-02", [yesOrNo], { showWhen: on("TEA-01", "yes") })];
    expect(faultsIn(withSections(about, more, aSection("end", aPage("both", ...both))))).toEqual([
      {
        ...{ section: "end", page: "both", question: "TEA-02" },
        message: "TEA-01 is on the same page, so its answer is not known yet: move one of the two to another page",
      },
    ]);
  });
});
