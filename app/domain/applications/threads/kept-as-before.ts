import type { Submission } from "../submission.ts";

/** What is sent now, with the answers and documents of some questions as they were sent before. */
export function keptAsBefore(now: Submission, before: Submission, questionIds: readonly string[]): Submission {
  const kept = new Set(questionIds);
  const others = Object.entries(now.answers).filter(([id]) => !kept.has(id));
  const same = Object.entries(before.answers).filter(([id]) => kept.has(id));
  return {
    ...now,
    answers: Object.fromEntries([...others, ...same]),
    evidence: [
      ...now.evidence.filter(({ questionId }) => !kept.has(questionId)),
      ...before.evidence.filter(({ questionId }) => kept.has(questionId)),
    ],
  };
}
