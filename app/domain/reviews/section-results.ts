import { remedyFor } from "#app/domain/question-sets/remedies.ts";
import type { Failing } from "./refusal.ts";
import { questionsIn, type ReviewSection } from "./section-checks.ts";

/** One reviewer's finding on one section. */
export type SectionResult = {
  sectionId: string;
  reviewerId: string;
  result: "pass" | "fail";
  comment: string;
  at: Date;
};
/** An answer that was put right after the council asked. */
export type Reply = { questionId: string; repliedAt: Date };

/**
 * The sections on which this reviewer has no finding yet, or only one from before an answer in it was put right.
 * Nobody recommends while any is left.
 */
export function sectionsDue(
  sections: readonly ReviewSection[],
  results: readonly SectionResult[],
  replies: readonly Reply[],
  reviewerId: string,
): ReviewSection[] {
  return sections.filter((section) => {
    const mine = results.find((result) => result.sectionId === section.id && result.reviewerId === reviewerId);
    if (!mine) return true;
    const later = replies.filter(({ repliedAt }) => repliedAt > mine.at).map(({ questionId }) => questionId);
    return questionsIn([section]).some(({ id }) => later.includes(id));
  });
}

/**
 * The sections that any reviewer has failed, with the comment that says why, and how to put right what a reviewer
 * judges there, in the words of the questions that have any.
 */
export function failedSections(sections: readonly ReviewSection[], results: readonly SectionResult[]): Failing[] {
  return sections.flatMap((section) => {
    const { id, title } = section;
    const comments = results.filter((result) => result.sectionId === id && result.result === "fail");
    if (comments.length === 0) return [];
    const remedy = remediesIn(section);
    const reason = [...new Set(comments.map(({ comment }) => comment))].join("\n");
    return [{ about: id, title, reason, ...(remedy ? { remedy } : {}) }];
  });
}

const remediesIn = (section: ReviewSection): string =>
  questionsIn([section])
    .flatMap((question) => (question.pass.by === "reviewer" ? (remedyFor(question) ?? []) : []))
    .join(". ");
