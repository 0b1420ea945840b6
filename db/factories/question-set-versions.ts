import type { FrameworkQuestions, Question } from "#app/domain/question-sets/question.ts";
import { type Publication, saveQuestionSet } from "#app/domain/question-sets/question-sets.server.ts";
import type { Db } from "#db/client.server.ts";
import { alternativeProvision } from "#db/defaults/question-sets/alternative-provision.ts";
import type { MadeLot } from "./lots.ts";

const asked = { required: true, stages: ["A"], pass: { by: "reviewer" } } as const;

/** A question for everybody, one that only a company is asked, and one that follows from the first. */
export const newQuestions: readonly Question[] = [
  {
    id: "NEW-01",
    label: "Do you carry children in a vehicle?",
    fields: [{ kind: "yesNo", name: "value", noun: "yes if you carry children" }],
    ...asked,
  },
  {
    id: "NEW-02",
    label: "Which director answers for safety on journeys?",
    fields: [{ kind: "shortText", name: "value", noun: "the director’s name" }],
    showWhen: { question: "ORG-02", is: ["limited-company"] },
    ...asked,
  },
  {
    id: "NEW-03",
    label: "Who checks the driving licences?",
    fields: [{ kind: "shortText", name: "value", noun: "who checks the driving licences" }],
    showWhen: { question: "NEW-01", is: ["yes"] },
    ...asked,
  },
];

/** The shipped questions with further ones on a page of their own, "journeys", and any of them worded anew. */
export const withQuestions = (
  questions: readonly Question[],
  version = 2,
  labels: Record<string, string> = {},
): FrameworkQuestions => ({
  ...alternativeProvision,
  version,
  sections: alternativeProvision.sections.map((section, index) => ({
    ...section,
    pages: [
      ...section.pages.map((page) => ({
        ...page,
        questions: page.questions.map((one) => ({ ...one, label: labels[one.id] ?? one.label })),
      })),
      ...(index === 0 ? [{ id: "journeys", title: "Journeys", questions }] : []),
    ],
  })),
});

/** Stores a version that holds from an instant (UTC), as publishing does. Returns its id. */
export const aVersion = (
  db: Db,
  { frameworkId }: MadeLot,
  set: FrameworkQuestions,
  publication: Publication,
): Promise<string> => db.transaction().execute((trx) => saveQuestionSet(trx, frameworkId, set, publication));
