import { expect, it } from "vitest";
import { aQuestion, yesOrNo } from "#db/factories/question-sets.ts";
import { fieldFaults } from "../faults/field-faults.ts";
import type { Field, Question } from "../question.ts";
import { newFieldName, newName } from "./names.ts";

it.each([
  ["Date of training", "dateOfTraining"],
  ["Month", "partMonth"],
  ["Day", "partDay"],
  ["1st aid date", "part1stAidDate"],
  ["Constructor", "partConstructor"],
  ["…", "part"],
  ["A very long label about everything that there is to know about it", "aVeryLongLabelAboutEverythingThat"],
])("a field labelled “%s” is named so that it can be published", (label, name) => {
  expect(newName(label, "part", [])).toBe(name);
  const field: Field = { ...yesOrNo, name };
  expect(fieldFaults(aQuestion("LOC-01", [field]))).toEqual([]);
});

it("a second field of a label is named so that it can be published, too", () => {
  expect(newName("Site", "part", ["site"])).toBe("site2");
  expect(newName("a".repeat(60), "part", ["a".repeat(40)])).toBe(`${"a".repeat(38)}2`);
});

it("the only field is called value, and no new one takes a name that a condition beside it still means", () => {
  const question = (...fields: Field[]): Question => aQuestion("LOC-01", fields);
  const follows: Field = { ...yesOrNo, name: "other", showWhen: { question: "LOC-01", field: "sites", is: ["yes"] } };
  expect(newFieldName(question(), "Sites")).toBe("value");
  expect(newFieldName(question(yesOrNo), "Sites")).toBe("sites");
  expect(newFieldName(question(yesOrNo, follows), "Sites")).toBe("sites2");
});
