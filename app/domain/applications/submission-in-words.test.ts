import { describe, expect, it } from "vitest";
import type { Question, QuestionSet } from "#app/domain/question-sets/question.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import type { Submission, SubmittedEvidence } from "./submission.ts";
import { answeredIn, differencesInWords, submissionInWords } from "./submission-in-words.ts";

const text = (id: string, label: string, more: Partial<Question> = {}): Question => ({
  id,
  label,
  fields: [{ kind: "shortText", name: "value", noun: "it" }],
  required: true,
  stages: ["A"],
  pass: { by: "reviewer" },
  ...more,
});
const setOf = (...questions: Question[]): QuestionSet => ({
  lot: "tuition",
  version: 1,
  sections: [{ id: "s", title: "About you", pages: [{ id: "p", title: "P", questions }] }],
});
const policy: SubmittedEvidence = {
  ...{ id: "e1", questionId: "Q3", field: "file", version: 2, fileName: "policy.pdf" },
  ...{ sha256: "abcdef0123456789", startsOn: "2026-01-02", endsOn: null, amountPence: null },
};
const copy = (definition: QuestionSet, answers: Answers, evidence: SubmittedEvidence[] = []): Submission => ({
  questionSet: { version: definition.version, definition },
  answers,
  evidence,
  submittedByName: "Nia",
  lot: { name: "Tuition", termsVersion: "1", specificationVersion: "1" },
});

const set = setOf(
  text("Q1", "Your name?"),
  text("Q2", "Your sites?", { showWhen: { question: "Q1", is: ["hidden"] } }),
  text("Q3", "Your policy?", {
    fields: [
      {
        kind: "file",
        name: "file",
        noun: "it",
        label: "Policy",
        evidence: { kind: "p", renewal: "never", grace: true },
      },
      { kind: "yesNo", name: "read", noun: "it", label: "Read by all?" },
    ],
  }),
  text("Q4", "Later?", { stages: ["P"] }),
  { ...text("Q5", "Ethnic groups?"), ...{ apart: true } },
);
const sent = copy(set, { Q1: { value: "Nia" }, Q3: { read: "yes" }, Q5: { value: "x" } }, [policy]);
const ids = (submission: Submission, before?: Submission, reader: "provider" | "council" = "provider") =>
  submissionInWords(submission, before, reader).sections.flatMap(({ answers }) => answers.map(({ id }) => id));

describe("a copy of what was sent", () => {
  it("says each question, its answer and the very document, by the copy's own questions", () => {
    expect(submissionInWords(sent, undefined, "council")).toEqual({
      sections: [
        {
          id: "s",
          title: "About you",
          answers: [
            { id: "Q1", label: "Your name?", fields: [{ label: "", lines: ["Nia"], file: undefined }], changed: false },
            {
              id: "Q3",
              label: "Your policy?",
              fields: [
                {
                  label: "Policy",
                  lines: [],
                  file: {
                    ...{ id: "e1", fileName: "policy.pdf", version: 2, sha256: "abcdef012345" },
                    ...{ startsOn: "2026-01-02", endsOn: null },
                  },
                },
                { label: "Read by all?", lines: ["Yes"], file: undefined },
              ],
              changed: false,
            },
          ],
        },
      ],
      differences: undefined,
    });
  });

  it("leaves out what was hidden, what was not yet asked, and for the council what is kept apart", () => {
    expect(ids(sent)).toEqual(["Q1", "Q3", "Q5"]);
    expect(ids(sent, undefined, "council")).toEqual(["Q1", "Q3"]);
    expect(ids(copy(set, { Q1: { value: "hidden" }, Q4: { value: "now" } }))).toEqual(["Q1", "Q2", "Q3", "Q4", "Q5"]);
  });

  it("counts what was answered, a document as an answer", () => {
    expect(answeredIn(sent)).toBe(3);
    expect(answeredIn(copy(set, { Q1: { value: " " } }))).toBe(0);
  });
});

describe("what differs from the copy before", () => {
  const differs = (after: Submission) => submissionInWords(after, sent, "provider");

  it("is marked answer by answer: other words, another document, one that was not there", () => {
    const after = copy(
      set,
      { Q1: { value: "hidden" }, Q2: { value: "Here" }, Q3: { read: "yes" }, Q5: { value: "x" } },
      [{ ...policy, id: "e2", sha256: "ffff" }],
    );
    const { sections, differences } = differs(after);
    const marked = sections.flatMap(({ answers }) => answers.filter(({ changed }) => changed).map(({ id }) => id));
    expect(marked).toEqual(["Q1", "Q2", "Q3"]);
    expect(differences).toEqual({ changed: 3, gone: 0 });
  });

  it("is nothing where nothing changed, and counts what is no longer asked", () => {
    expect(differs(sent).differences).toEqual({ changed: 0, gone: 0 });
    expect(differs(copy(setOf(text("Q1", "Name?")), { Q1: { value: "Nia" } })).differences).toEqual({
      changed: 0,
      gone: 2,
    });
  });

  it.each([
    [{ changed: 3, gone: 0 }, 1, "3 answers changed since the first submission"],
    [{ changed: 1, gone: 1 }, 2, "1 answer changed, and 1 is no longer asked since submission 2"],
    [{ changed: 0, gone: 2 }, 2, "2 are no longer asked since submission 2"],
    [{ changed: 0, gone: 0 }, 1, "No answer changed since the first submission"],
  ])("%j since %d: %s", (differences, before, words) => expect(differencesInWords(differences, before)).toBe(words));
});
