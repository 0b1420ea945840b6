import type { QuestionSet } from "#app/domain/question-sets/question.ts";
import { type Answers, type GivenEvidence, isBlank, withEvidence } from "#app/domain/question-sets/typed.ts";

/** A file as it was given: the version read, by its hash. `startsOn` and `endsOn` are London dates. */
export type SubmittedEvidence = {
  id: string;
  questionId: string;
  field: string;
  version: number;
  fileName: string;
  sha256: string;
  startsOn: string | null;
  endsOn: string | null;
  amountPence: number | null;
};

/**
 * What the council reads and decides on: the application as it stood at the moment of sending, questions included.
 * Answers belong to the provider and go on changing; this does not.
 */
export type Submission = {
  questionSet: { version: number; definition: QuestionSet };
  answers: Answers;
  evidence: SubmittedEvidence[];
  submittedByName: string;
  lot: { name: string; termsVersion: string; specificationVersion: string };
};

/** Evidence in the shape that question sets reckon with. */
export const asGiven = (evidence: readonly Omit<SubmittedEvidence, "version" | "sha256">[]): GivenEvidence[] =>
  evidence.map(({ id, questionId, field, fileName, startsOn, endsOn, amountPence }) => ({
    id,
    questionId,
    field,
    name: fileName,
    ...(startsOn ? { dated: startsOn } : {}),
    ...(endsOn ? { ends: endsOn } : {}),
    ...(amountPence === null ? {} : { amountPence }),
  }));

/** The submitted answers with their files in place, as the rules of a question set read them. */
export const answersOf = ({ answers, evidence }: Pick<Submission, "answers" | "evidence">): Answers =>
  withEvidence(answers, asGiven(evidence));

/** How many questions were answered in what is sent, by typing or by a document. */
export const answersSent = (submission: Pick<Submission, "answers" | "evidence">): number =>
  Object.values(answersOf(submission)).filter((answer) => !isBlank(answer)).length;
