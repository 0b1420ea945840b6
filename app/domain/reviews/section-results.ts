import { remedyFor } from "#app/domain/question-sets/remedies.ts";
import { type Before, type Finding, failedChecks, hasOpenChecks } from "./check-findings.ts";
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

/** What reviewers found so far on an application, beside what is before them now. */
export type Found = Before & { results: readonly SectionResult[]; findings: readonly Finding[] };

/**
 * The sections on which this reviewer has no finding yet, or only one from before an answer in it was put right, or in
 * which a check changed since they judged it. Nobody recommends while any is left.
 */
export function sectionsDue(sections: readonly ReviewSection[], found: Found, reviewerId: string): ReviewSection[] {
  return sections.filter((section) => {
    const mine = found.results.find((result) => result.sectionId === section.id && result.reviewerId === reviewerId);
    if (!mine) return true;
    const later = found.replies.filter(({ repliedAt }) => repliedAt > mine.at).map(({ questionId }) => questionId);
    if (questionsIn([section]).some(({ id }) => later.includes(id))) return true;
    return hasOpenChecks(section, found.findings, found, reviewerId);
  });
}

/** The section to go on with after one: the next that is due in their order, or else the first; never the same. */
export function nextDue(
  sections: readonly ReviewSection[],
  due: readonly ReviewSection[],
  after: string,
): ReviewSection | undefined {
  const place = sections.findIndex(({ id }) => id === after);
  const others = due.filter(({ id }) => id !== after);
  return others.find(({ id }) => sections.findIndex((section) => section.id === id) > place) ?? others[0];
}

/**
 * What reviewers failed: each check not met with its reason, for the officer to make fit before the letter goes. A
 * section that was failed as a whole, before its checks were kept one by one, stands with its comment and what the
 * questions that reviewers judge there say of putting it right.
 */
export function failedSections(
  sections: readonly ReviewSection[],
  results: readonly SectionResult[],
  findings: readonly Finding[],
): Failing[] {
  return sections.flatMap((section) => {
    const { id, title } = section;
    const checks = failedChecks(section, findings);
    if (checks.length > 0) return checks;
    const against = results.filter((result) => result.sectionId === id && result.result === "fail");
    const reason = [...new Set(against.map(({ comment }) => comment).filter(Boolean))].join("\n");
    if (!reason) return [];
    const remedy = remediesIn(section) || `Change the answers in “${title}” that the reason names`;
    return [{ about: id, title, reason, remedy }];
  });
}

const remediesIn = (section: ReviewSection): string =>
  questionsIn([section])
    .flatMap((question) => (question.pass.by === "reviewer" ? (remedyFor(question) ?? []) : []))
    .join(". ");
