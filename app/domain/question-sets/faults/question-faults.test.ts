import { describe, expect, it } from "vitest";
import { aPage, aQuestion, aSection, smallQuestionSet, twoChoices, yesOrNo } from "#db/factories/question-sets.ts";
import type { Column, Field, FileField, NumberField, PassRule, Question, TableField } from "../question.ts";
import { faultsIn } from "../set-faults.ts";

/** What is wrong with one more question at the end of a good set. */
const faultsOf = (question: Question) =>
  faultsIn({
    ...smallQuestionSet,
    sections: [...smallQuestionSet.sections, aSection("end", aPage("end", question))],
  });
const place = { section: "end", page: "end", question: "TEA-01" };

const text: Field = { kind: "shortText", name: "value", noun: "it" };
const day: Field = { kind: "date", name: "value", noun: "the date" };
const contacts: Field = { kind: "contacts", name: "value", noun: "people", contacts: twoChoices };
const number: NumberField = { kind: "number", name: "value", noun: "it", min: 1, max: 9 };
const file: FileField = {
  ...{ kind: "file", name: "value", noun: "it" },
  evidence: { kind: "something", renewal: { months: 1 }, grace: true },
};
const table = (columns: Column[], more: Partial<TableField> = {}): Field => {
  return { kind: "table", name: "rows", noun: "the row", row: "row", columns, maxRows: 5, ...more };
};

describe("a question that can't be asked", () => {
  it.each<[string, Partial<Question>]>([
    ["Write the question", { label: " " }],
    ["Add at least one field to answer in", { fields: [] }],
    ["Choose at least one lot on which this is asked", { lots: [] }],
    ["music is not a lot of this framework: choose those on which this is asked", { lots: ["tuition", "music"] }],
    ["Choose when this is asked: in the application, before approval or before the first placement", { stages: [] }],
    ["A stage stands twice: choose each once", { stages: ["A", "A"] }],
    [
      "Staff cannot answer before an application is sent: ask them before approval or before the first placement",
      { askedOf: "council" },
    ],
    [
      "An answer is required, and every field may be left empty: require one, or make the question optional",
      { fields: [{ ...yesOrNo, optional: true }] },
    ],
    ["This is not asked on mentoring: take its own amounts away", { lots: ["tuition"], byLot: { mentoring: {} } }],
    ["The check has no number of months: take that of tuition away", { byLot: { tuition: { months: 2 } } }],
    ["The words say {days}, and the check has none: take it out", { label: "In {days} days?" }],
    ["The words say {months}, and the check has none: take it out", { remedy: "Send one of {months} months" }],
    ["What is kept from everyone who decides cannot be shown to parents: choose one", { apart: true, public: true }],
  ])("%s", (message, more) => {
    expect(faultsOf(aQuestion("TEA-01", [yesOrNo], more))).toEqual([{ ...place, message }]);
  });

  it.each(["tea-01", "TEA", "TEA-1", "TEA-01.x", "__proto__", "TEA 01"])("with the id %s", (id) => {
    const message = `“${id}” cannot be the id of a question: write it like SAF-01`;
    expect(faultsOf(aQuestion(id, [yesOrNo]))).toEqual([{ ...place, question: id, message }]);
  });

  it.each([contacts, file])("shows parents nothing of $kind", (field) => {
    const message = "Parents never see documents or contacts: do not show them this question";
    expect(faultsOf(aQuestion("TEA-01", [field], { public: true }))).toEqual([{ ...place, field: "value", message }]);
  });
});

describe("a field that can't be filled in", () => {
  const cell: Column = { kind: "shortText", name: "a", noun: "it" };
  it.each<[string, string, Field]>([
    ["Write the words for when it is left empty, such as “your company number”", "value", { ...text, noun: "" }],
    [
      "“a-day” cannot name a field: use letters and digits, with a small letter first",
      "a-day",
      { ...text, name: "a-day" },
    ],
    ["“day” cannot name a field: choose another name", "day", { ...text, name: "day" }],
    ["“constructor” cannot name a field: choose another name", "constructor", { ...text, name: "constructor" }],
    ["Add choices: there must be at least 2", "value", { ...text, kind: "oneOf", options: twoChoices.slice(1) }],
    ["Write the words of the choice “x”", "value", { ...text, kind: "manyOf", options: [{ value: "x", label: "" }] }],
    [
      "Two choices are kept as “one”: change one of them",
      "value",
      { ...text, kind: "oneOf", options: [...twoChoices, { value: "one", label: "Other" }] },
    ],
    [
      "“a b” cannot stand for a choice: leave out spaces",
      "value",
      { ...text, kind: "oneOf", options: [...twoChoices, { value: "a b", label: "A" }] },
    ],
    [
      "“six” must be chosen, but is not a choice: add it, or ask for another",
      "value",
      { ...text, kind: "manyOf", options: twoChoices, atLeast: ["six"] },
    ],
    ["No number is between 5 and 4: change the lowest or the highest", "value", { ...number, min: 5, max: 4 }],
    ["No number is between 0.2 and 0.8: change the lowest or the highest", "value", { ...number, min: 0.2, max: 0.8 }],
    ["“value” is not another number of this question: choose one that is", "value", { ...number, notBelow: "value" }],
    [
      "No amount is between the least and the most: change one of them",
      "value",
      { ...text, kind: "money", minPence: 2, maxPence: 1 },
    ],
    ["The word limit must be between 1 and 2,000", "value", { ...text, kind: "longText", maxWords: 0 }],
    ["The word limit must be between 1 and 2,000", "value", { ...text, kind: "longText", maxWords: 2001 }],
    ["The most characters must be between 1 and 500", "value", { ...text, kind: "shortText", maxLength: 0 }],
    ["Write what people declare", "value", { ...text, kind: "declaration", statement: "" }],
    ["Add at least one column", "rows", table([])],
    ["Write what one row is, as in “Add another person”", "rows", table([cell], { row: "" })],
    ["The fewest rows are more than the most: change one of them", "rows", table([cell], { minRows: 6 })],
    ["The most rows must be between 1 and 100", "rows", table([cell], { maxRows: 101 })],
    ["Two columns are named “a”: change one of them", "rows", table([cell, cell])],
    [
      "A column is always asked: take its condition away",
      "rows.a",
      table([{ ...cell, showWhen: { question: "ORG-01", is: ["one"] } }]),
    ],
    ["Add choices: there must be at least 2", "rows.a", table([{ ...cell, kind: "oneOf", options: [] }])],
    [
      "Choose the kind of evidence: small letters, digits and hyphens",
      "value",
      { ...file, evidence: { ...file.evidence, kind: "" } },
    ],
    [
      "Say when the evidence must be renewed: after a number of months, at the date on it, or never",
      "value",
      { ...file, evidence: { ...file.evidence, renewal: { months: 0 } } },
    ],
    [
      "“accounts” is renewed in another way elsewhere: use the same, or another kind of evidence",
      "value",
      { ...file, evidence: { ...file.evidence, kind: "accounts" } },
    ],
  ])("%s (%s)", (message, field, broken) => {
    expect(faultsOf(aQuestion("TEA-01", [broken]))).toEqual([{ ...place, field, message }]);
  });

  it("because another has its name", () => {
    const message = "Two fields are named “value”: change one of them";
    expect(faultsOf(aQuestion("TEA-01", [text, day]))).toEqual([{ ...place, field: "value", message }]);
  });
});

describe("a check that nobody can pass, or that checks nothing", () => {
  const by = (rule: object): PassRule => ({ by: "portal", ...rule }) as PassRule;
  const dated = { field: "value", months: 1, days: 1 };
  const amount: Field = { kind: "money", name: "amount", noun: "the amount" };
  const certificate: Field = { ...file, name: "certificate" };
  const pupils: Field[] = ["pupils", "hours"].map((name) => ({ ...number, name }));
  const notDate = "The check reads a date from “value”: choose a date field of this question";
  it.each<[string, PassRule, Field[], string?]>([
    ["No field has a format to check: give one a format, or choose another check", by({ rule: "format" }), [text]],
    ["No field can be answered yes or no: add one, or choose another check", by({ rule: "allYes" }), [text]],
    [
      "Nobody could pass this check: add the choice “None of these”, or a no",
      by({ rule: "noneApply", hold: "x" }),
      [text],
    ],
    [
      "Nobody could pass this check: take this field away, or ask for it only on a condition",
      by({ rule: "noneApply", hold: "x" }),
      [yesOrNo, { ...text, name: "why" }],
      "why",
    ],
    [
      "The check of insurance needs an amount in pounds in a field named “amount”",
      by({ rule: "insurance", minPence: 1 }),
      [certificate],
    ],
    [
      "Nobody could type as much as the check asks for: allow more",
      by({ rule: "insurance", minPence: 2 }),
      [{ ...amount, kind: "money", maxPence: 1 }, certificate],
      "amount",
    ],
    [
      "The check of insurance needs a document in a field named “certificate”",
      by({ rule: "insurance", minPence: 1 }),
      [amount],
    ],
    [
      "The check of insurance needs the end date on the certificate: renew it at the date on it",
      by({ rule: "insurance", minPence: 1 }),
      [amount, certificate],
      "certificate",
    ],
    [
      "The check reads the date of a document from “value”: choose a document field",
      by({ rule: "documentAge", ...dated }),
      [day],
    ],
    [
      "The check needs the date of this document: renew it after a number of months",
      by({ rule: "documentAge", ...dated }),
      [{ ...file, evidence: { ...file.evidence, renewal: "never" } }],
      "value",
    ],
    [notDate, by({ rule: "dateWithin", ...dated }), [text]],
    [notDate, by({ rule: "dateAhead", ...dated }), [text]],
    [notDate, by({ rule: "checkedWithin", ...dated }), [text]],
    [
      "The check wants a date to come, and this field takes only dates in the past: allow others",
      by({ rule: "dateAhead", field: "value" }),
      [{ kind: "date", name: "value", noun: "it", when: "past" }],
      "value",
    ],
    [
      "The number of months of the check must be a whole number above 0",
      by({ rule: "dateWithin", field: "value", months: 0 }),
      [day],
    ],
    [
      "The number of days of the check must be a whole number above 0",
      by({ rule: "checkedWithin", field: "value", days: -1 }),
      [day],
    ],
    [
      "The check of charges needs a table “charges” with a number “percent”",
      by({ rule: "cancellation", maxPercent: 50 }),
      [text],
    ],
    [
      "The check of registration needs a number in a field named “hours”",
      by({ rule: "registration", thresholds: [] }),
      pupils.slice(0, 1),
    ],
    [
      "The check of registration needs the answer to REG-02: add it, or choose another check",
      by({ rule: "registration", thresholds: [] }),
      pupils,
    ],
  ])("%s", (message, pass, fields, field) => {
    const at = field === undefined ? place : { ...place, field };
    expect(faultsOf(aQuestion("TEA-01", fields, { pass }))).toEqual([{ ...at, message }]);
  });
});
