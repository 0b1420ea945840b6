import { answersOf, type Submission } from "#app/domain/applications/submission.ts";
import { type Outcome, outcomeOf } from "#app/domain/question-sets/pass-rules.ts";
import type { Question, Section } from "#app/domain/question-sets/question.ts";
import { remedyFor } from "#app/domain/question-sets/remedies.ts";
import { questionsShown } from "#app/domain/question-sets/shown.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import type { Failing } from "./refusal.ts";

/** One answer of an application and what the portal makes of it. */
export type AnswerCheck = { question: Question; outcome: Outcome };

/** A section as a reviewer works through it. */
export type ReviewSection = {
  id: string;
  title: string;
  answers: AnswerCheck[];
  /** What the reviewer confirms with the provider before approval (rows of stage W). */
  toConfirm: Question[];
  /** What the council itself looks up before approval. */
  councilChecks: Question[];
};

/** The London date on which the answers were sent: the day by which their rules are judged, however long review takes. */
export type SentOn = string;

/**
 * The sections of a submission with something to read, in the order of its own question set, each answer with the
 * outcome of its pass rule. A question that did not apply to this provider is left out.
 */
export function sectionsOf(submission: Submission, sentOn: SentOn, answers = answersOf(submission)): ReviewSection[] {
  return submission.questionSet.definition.sections
    .map((section) => reviewSection(submission, section, answers, sentOn))
    .filter((section) => section.answers.length + section.toConfirm.length > 0);
}

function reviewSection(
  { questionSet: { definition: set } }: Submission,
  section: Section,
  answers: Answers,
  today: SentOn,
): ReviewSection {
  const asked = (stage: "A" | "W", audience: "provider" | "council") =>
    section.pages
      .flatMap((page) => questionsShown(set, page, answers, { today, stage, audience }))
      .filter(({ apart }) => !apart);
  return {
    id: section.id,
    title: section.title,
    answers: asked("A", "provider").map((question) => ({
      question,
      outcome: outcomeOf(set, question, answers, { today, stage: "A" }),
    })),
    toConfirm: asked("W", "provider"),
    councilChecks: asked("W", "council"),
  };
}

/** One thing to judge in a section: a question, with the portal's finding. A broken rule of admission stands fixed. */
export type Check = AnswerCheck & { failsRule: boolean };

/** The checks of a section: every answer of the form, then the points to confirm that the form did not ask. */
export const checksIn = ({ answers, toConfirm }: ReviewSection): Check[] => [
  ...answers.map((answer) => ({ ...answer, failsRule: answer.outcome.result === "fail" })),
  ...toConfirm
    .filter(({ id }) => !answers.some(({ question }) => question.id === id))
    .map((question) => ({ question, outcome: confirming, failsRule: false })),
];
const confirming: Outcome = { result: "person", reason: "Confirm it with the provider, or read it in a document" };

export type Tally = Record<Outcome["result"], number>;

/** How many answers pass by rule, fail by rule, and wait for a person's judgement. */
export function tally(answers: readonly AnswerCheck[]): Tally {
  const counts: Tally = { pass: 0, fail: 0, person: 0 };
  for (const { outcome } of answers) counts[outcome.result] += 1;
  return counts;
}

/** Every rule that an application breaks, for which a refusal gives a reason (rules 3) and how to put it right. */
export const failedRules = (sections: readonly ReviewSection[]): Failing[] =>
  sections.flatMap(({ answers }) => answers.flatMap((answer) => failingOf(answer) ?? []));

/** What fails in an answer by the portal's reckoning; undefined when nothing does. */
export function failingOf({ question, outcome }: AnswerCheck): Failing | undefined {
  if (outcome.result !== "fail") return undefined;
  const remedy = remedyFor(question);
  return { about: question.id, title: question.label, reason: outcome.reason, ...(remedy ? { remedy } : {}) };
}

/** Every question of these sections that the provider answers: those of the form, and those put before approval. */
export const questionsIn = (sections: readonly ReviewSection[]): Question[] =>
  sections.flatMap((section) => checksIn(section).map(({ question }) => question));
