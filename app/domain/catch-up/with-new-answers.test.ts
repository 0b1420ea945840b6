import { expect, test } from "vitest";
import type { Submission } from "#app/domain/applications/submission.ts";
import { forLot } from "#app/domain/question-sets/for-lot.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import { newQuestions, withQuestions } from "#db/factories/question-set-versions.ts";
import { withNewAnswers } from "./with-new-answers.ts";

const lot = { name: "Tuition", termsVersion: "1", specificationVersion: "1" };
const file = (questionId: string, version: number) => ({
  ...{ id: `${questionId}-${version}`, questionId, field: "value", version, fileName: "a.pdf", sha256: "0" },
  ...{ startsOn: null, endsOn: null, amountPence: null },
});
const before: Submission = {
  questionSet: { version: 1, definition: forLot(withQuestions([], 1), "tuition") },
  answers: { "SAF-15": { value: "as sent" }, "ORG-01": { value: "Old name" } },
  evidence: [file("SAF-01", 1), file("INS-01", 1)],
  submittedByName: "Ann",
  lot,
};
const now: Submission = {
  questionSet: {
    version: 2,
    definition: forLot(
      withQuestions(newQuestions, 2, { "SAF-15": "Who reports it?", "ORG-01": "Reworded" }),
      "tuition",
    ),
  },
  answers: { "SAF-15": { value: "as now" }, "ORG-01": { value: "New name" }, "NEW-01": { value: "no" } },
  evidence: [file("SAF-01", 2), file("INS-01", 2)],
  submittedByName: "Ben",
  lot: { ...lot, termsVersion: "2" },
};

test("only what was asked anew changes: all other answers, documents and words stay as they were sent", () => {
  const sent = withNewAnswers(before, now, ["NEW-01", "SAF-15", "SAF-01"]);
  expect(sent.answers).toEqual({
    "SAF-15": { value: "as now" },
    "ORG-01": { value: "Old name" },
    "NEW-01": { value: "no" },
  });
  expect(sent.evidence.map(({ id }) => id).sort()).toEqual(["INS-01-1", "SAF-01-2"]);
  expect(sent).toMatchObject({ submittedByName: "Ben", lot, questionSet: { version: 2 } });
  const label = (id: string) => findQuestion(sent.questionSet.definition, id)?.label;
  expect([label("SAF-15"), label("ORG-01")]).toEqual([
    "Who reports it?",
    findQuestion(before.questionSet.definition, "ORG-01")?.label,
  ]);
  expect([label("NEW-01"), label("NEW-02")]).toEqual(["Do you carry children in a vehicle?", undefined]);
});
