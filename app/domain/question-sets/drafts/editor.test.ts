import { describe, expect, test } from "vitest";
import { alternativeProvision as set } from "#db/defaults/question-sets/alternative-provision.ts";
import { problemsWith } from "../answers.ts";
import { type Field, type Question, questionsOf } from "../question.ts";
import type { Answers, Typed } from "../typed.ts";
import { rulePage, ruleTyped, withRule } from "./edit-rule.ts";
import { conditionOf, lookables, partsOfCondition } from "./edit-shown.ts";
import { withWords, wordsPage, wordsTyped } from "./edit-words.ts";
import { asSet, type EditorPage, editorContext, readEditor } from "./editor-page.ts";
import { fieldPage } from "./field-page.ts";
import { fieldFrom, fieldTyped } from "./field-values.ts";

const today = "2026-11-25";
const lots = set.lots.map((code) => ({ code, name: code }));
const questions = questionsOf(set).map((question) => [question.id, question] as const);

/** What the form shows, sent back as it is. */
function sentBack(page: EditorPage, typed: Answers) {
  const read = readEditor(page, typed, today);
  expect(read.problems).toEqual([]);
  return read;
}

describe("a form that is sent back unchanged changes nothing", () => {
  test.each(questions)("%s: its words", (_, question) => {
    expect(withWords(question, sentBack(wordsPage(lots), wordsTyped(question, lots)), lots)).toEqual(question);
  });

  test.each(questions)("%s: its rule", (_, question) => {
    expect(withRule(question, sentBack(rulePage(question, lots), ruleTyped(question)))).toEqual(question);
  });

  test.each(questions)("%s: its fields", (_, question) => {
    for (const field of question.fields) {
      const page = fieldPage(field.kind, question, field.name, lots);
      const read = sentBack(page, fieldTyped(field, question, lots));
      expect(fieldFrom(field.kind, field.name, read, field, question, lots)).toEqual(field);
    }
  });

  test.each(questions)("%s: its condition", (_, { showWhen }) => {
    expect(conditionOf(partsOfCondition(showWhen))).toEqual(showWhen);
  });
});

const plain: Question = {
  id: "LOC-01",
  label: "What?",
  fields: [{ kind: "yesNo", name: "value", noun: "yes if so" }],
  required: true,
  stages: ["A"],
  pass: { by: "reviewer" },
};

test("a field can follow a choice made before it in the same question", () => {
  const page = fieldPage("file", plain, "report", lots);
  const typed = {
    field: {
      label: "Report",
      noun: "the report",
      hint: "",
      optional: "no",
      shown: "value=yes",
      lots: set.lots.slice(),
    },
    own: { kindOfEvidence: "Fire risk assessment", renewal: "months", months: "12", grace: "no" },
  };
  expect(fieldFrom("file", "report", sentBack(page, typed), undefined, plain, lots)).toEqual({
    kind: "file",
    name: "report",
    noun: "the report",
    label: "Report",
    showWhen: { question: "LOC-01", field: "value", is: ["yes"] },
    evidence: { kind: "fire-risk-assessment", renewal: { months: 12 }, grace: false },
  });
});

test("a table of new parts gets codes for its parts and choices", () => {
  const page = fieldPage("table", plain, "sites", lots);
  const typed = {
    field: { label: "Sites", noun: "the sites", hint: "", optional: "no", shown: "always", lots: set.lots.slice() },
    own: {
      row: "site",
      maxRows: "20",
      repeats: "yes",
      columns: <Typed>[
        { label: "Name of the site", kind: "shortText", optional: "no" },
        { label: "Tenure", kind: "oneOf", choices: "Owned\nHired by the hour", optional: "yes" },
      ],
    },
  };
  expect(fieldFrom("table", "sites", sentBack(page, typed), undefined, plain, lots)).toMatchObject({
    row: "site",
    repeats: true,
    columns: [
      { kind: "shortText", name: "nameOfTheSite", label: "Name of the site", noun: "name of the site" },
      {
        kind: "oneOf",
        name: "tenure",
        optional: true,
        options: [
          { value: "owned", label: "Owned" },
          { value: "hired-by-the-hour", label: "Hired by the hour" },
        ],
      },
    ],
  });
});

test("an amount of a lot's own is kept in pence, and goes with a rule that has none", () => {
  const typed = { rule: { name: "insurance", minPence: "5,000,000" }, byLot: { [lots[0]?.code ?? ""]: "10000000" } };
  const changed = withRule(plain, sentBack(rulePage(plain, lots), typed));
  expect(changed.pass).toEqual({ by: "portal", rule: "insurance", minPence: 500_000_000 });
  expect(changed.byLot).toEqual({ [lots[0]?.code ?? ""]: { minPence: 1_000_000_000 } });
  expect(withRule(changed, sentBack(rulePage(changed, lots), { rule: { name: "answered" } })).byLot).toBeUndefined();
});

test("what is missing is named beside its input", () => {
  const page = wordsPage(lots);
  const answers = { words: { label: "" } };
  const found = page.questions.flatMap((question) =>
    problemsWith(asSet(page), question, answers, editorContext(today)),
  );
  expect(found.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["words.label", "asked.required", "asked.stages", "asked.of", "asked.lots"]),
  );
});

test("a condition looks back only, at answers with choices", () => {
  const seen = lookables(set, "ORG-09").map(({ value }) => value);
  expect(seen).toContain("ORG-02.value");
  expect(seen.some((value) => value.startsWith("SAF-"))).toBe(false);
});

test("a condition does not look at what is kept apart", () => {
  const questions: Question[] = [
    { ...plain, apart: true },
    { ...plain, id: "LOC-02" },
  ];
  const apart = { ...set, sections: [{ id: "s", title: "S", pages: [{ id: "p", title: "P", questions }] }] };
  expect(lookables(apart, "LOC-02")).toEqual([]);
});

describe("the codes of new choices", () => {
  const field = { label: "", noun: "it", hint: "", optional: "no", shown: "always", lots: set.lots.slice() };
  const made = (kind: "oneOf" | "manyOf" | "contacts", options: Typed, more: Answers[string] = {}) => {
    const page = fieldPage(kind, plain, "more", lots);
    return fieldFrom(kind, "more", sentBack(page, { field, own: { options, ...more } }), undefined, plain, lots);
  };

  test("differ from every code that was typed, also in a later row", () => {
    const rows: Typed = [{ label: "Owned" }, { label: "Our own", value: "owned" }, { label: "Owned" }];
    const { options } = made("oneOf", rows) as Extract<Field, { kind: "oneOf" }>;
    expect(options.map(({ value }) => value)).toEqual(["owned-2", "owned", "owned-3"]);
  });

  test("differ from what excludes all others", () => {
    const { options } = made("manyOf", [{ label: "None" }], { none: "None of these" }) as Extract<
      Field,
      { kind: "manyOf" }
    >;
    expect(options.map(({ value }) => value)).toEqual(["none-2"]);
  });

  test("name inputs, where each is a person", () => {
    const { contacts } = made("contacts", [{ label: "1st contact" }]) as Extract<Field, { kind: "contacts" }>;
    expect(contacts.map(({ value }) => value)).toEqual(["contact1stContact"]);
  });

  test("are needed twice only where one of them is chosen", () => {
    const { problems } = readEditor(
      fieldPage("oneOf", plain, "more", lots),
      { field, own: { options: [{ label: "Only" }] } },
      today,
    );
    expect(problems).toHaveLength(1);
  });
});
