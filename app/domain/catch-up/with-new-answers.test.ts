import { expect, test } from "vitest";
import type { Submission } from "#app/domain/applications/submission.ts";
import { forLot } from "#app/domain/question-sets/for-lot.ts";
import { findPage, findQuestion, questionsOf } from "#app/domain/question-sets/question.ts";
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

test("what was answered keeps its words and its place when the newer version asks it no more", () => {
  const earlier = {
    ...before,
    questionSet: { version: 1, definition: forLot(withQuestions(newQuestions, 1), "tuition") },
  };
  const [first, , third] = newQuestions;
  const onOwnPage = { id: "drivers", title: "Drivers", questions: third ? [third] : [] };
  const later = forLot(withQuestions([], 2, { "SAF-15": "Who reports it?" }), "tuition");
  const [section, ...others] = later.sections;
  const sections = section ? [{ ...section, pages: [...section.pages, onOwnPage] }, ...others] : [];
  const definition = { ...later, sections };
  const sent = withNewAnswers(earlier, { ...now, questionSet: { version: 2, definition } }, ["NEW-03", "SAF-15"]);
  const kept = sent.questionSet.definition;
  expect(findQuestion(kept, "NEW-01")).toEqual(first);
  expect(findQuestion(kept, "SAF-15")?.label).toBe("Who reports it?");
  const ids = questionsOf(kept).map(({ id }) => id);
  expect(ids).toEqual(questionsOf(earlier.questionSet.definition).map(({ id }) => id));
});

test("a question on a page or in a section that is new stands there", () => {
  const [first, second] = newQuestions;
  const page = { id: "drivers", title: "Drivers", questions: first ? [first] : [] };
  const added = { id: "travel", title: "Travel", pages: [{ ...page, id: "trips", questions: second ? [second] : [] }] };
  const later = forLot(withQuestions([], 2), "tuition");
  const [section, ...others] = later.sections;
  const sections = section ? [{ ...section, pages: [page, ...section.pages] }, ...others, added] : [];
  const sent = withNewAnswers(before, { ...now, questionSet: { version: 2, definition: { ...later, sections } } }, [
    "NEW-01",
    "NEW-02",
  ]);
  const kept = sent.questionSet.definition;
  const at = (pageId: string) => findPage(kept, pageId);
  expect(at("drivers")).toMatchObject({ section: { id: section?.id }, page: { questions: [{ id: "NEW-01" }] } });
  expect(at("trips")).toMatchObject({ section: { id: "travel" }, page: { questions: [{ id: "NEW-02" }] } });
  expect(withNewAnswers(before, sent, ["SAF-15"]).questionSet.definition.sections).toEqual(
    before.questionSet.definition.sections,
  );
});
