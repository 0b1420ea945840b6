import { remedyFor } from "#app/domain/question-sets/remedies.ts";
import type { Failing } from "./refusal.ts";
import { type Check, checksIn, type ReviewSection } from "./section-checks.ts";
import type { Reply, SectionResult } from "./section-results.ts";

export const checkResults = ["met", "not-met", "not-applicable", "ask"] as const;
/** What a reviewer finds on one answer. `ask` leaves the check open: the provider is asked first. */
export type CheckResult = (typeof checkResults)[number];

export const checkResultInWords: Readonly<Record<CheckResult, string>> = {
  met: "Met",
  "not-met": "Not met",
  "not-applicable": "Not applicable",
  ask: "Ask the provider",
};

/** One reviewer's finding on one check, and what they had before them. */
export type Finding = {
  questionId: string;
  reviewerId: string;
  reviewerName: string;
  result: CheckResult | null;
  comment: string;
  /** The print of the answer that was read, its documents included; empty where there was none. */
  seen: string;
  /** When the copy that was read was sent: a UTC instant. */
  seenSentAt: Date;
  version: number;
  at: Date;
};

/** What is before a reviewer now: the print of each answer by its question, and the replies to what was asked. */
export type Before = { prints: ReadonlyMap<string, string>; replies: readonly Reply[] };

/** Where a check stands for one reviewer. `changed`: what they judged is no longer what was sent. */
export type CheckState = "fails-rule" | "changed" | "open" | "met" | "not-met" | "not-applicable";

/** Whether the answer, a document in it, or a reply to a question about it is newer than what was judged. */
export const isChanged = ({ questionId, seen, seenSentAt }: Finding, { prints, replies }: Before): boolean =>
  (prints.get(questionId) ?? "") !== seen ||
  replies.some((reply) => reply.questionId === questionId && reply.repliedAt > seenSentAt);

/** Where one check stands. A broken rule is the portal's finding, which no reviewer changes; "not met" needs its reason. */
export function stateOf(check: Check, finding: Finding | undefined, before: Before): CheckState {
  if (check.failsRule) return "fails-rule";
  if (!finding?.result) return "open";
  if (isChanged(finding, before)) return "changed";
  if (finding.result === "ask" || (finding.result === "not-met" && !finding.comment)) return "open";
  return finding.result;
}

/**
 * What follows for a section: it fails with any check not met, passes with all of them met or not applicable, and is
 * open (undefined) while one is not judged, or not as it now stands.
 */
export function resultOf(states: readonly CheckState[]): SectionResult["result"] | undefined {
  if (openIn(states) > 0) return undefined;
  return states.some((state) => state === "not-met" || state === "fails-rule") ? "fail" : "pass";
}

/** How many checks are left to judge. */
export const openIn = (states: readonly CheckState[]): number =>
  states.filter((state) => state === "open" || state === "changed").length;

/** Where each check of a section stands for one reviewer, by its question. */
export function statesIn(
  section: ReviewSection,
  findings: readonly Finding[],
  before: Before,
): Map<string, CheckState> {
  return new Map(
    checksIn(section).map((check) => {
      const { id } = check.question;
      return [
        id,
        stateOf(
          check,
          findings.find((finding) => finding.questionId === id),
          before,
        ),
      ];
    }),
  );
}

/**
 * The checks of a section on which a reviewer wants to ask the provider first and no question waits for an answer: the
 * finding alone asks nobody. Not a check whose answer came back or changed since. `waiting`: questions asked about now.
 */
export function questionsToWrite(
  section: ReviewSection,
  mine: readonly Finding[],
  before: Before,
  waiting: ReadonlySet<string>,
): { id: string; label: string }[] {
  const states = statesIn(section, mine, before);
  return checksIn(section).flatMap(({ question: { id, label } }) => {
    const asks = mine.some(({ questionId, result }) => questionId === id && result === "ask");
    return asks && states.get(id) === "open" && !waiting.has(id) ? [{ id, label }] : [];
  });
}

/** Whether this reviewer has begun with a section's checks and has some left: not judged yet, or changed since. */
export function hasOpenChecks(
  section: ReviewSection,
  findings: readonly Finding[],
  before: Before,
  reviewerId: string,
): boolean {
  const ids = checksIn(section).map(({ question }) => question.id);
  const mine = findings.filter((finding) => finding.reviewerId === reviewerId && ids.includes(finding.questionId));
  return mine.length > 0 && resultOf([...statesIn(section, mine, before).values()]) === undefined;
}

/**
 * Every check of a section that a reviewer found not met, in the words of its question, with each reviewer's reason and
 * how to put it right. Broken rules are left to `failedRules`.
 */
export function failedChecks(section: ReviewSection, findings: readonly Finding[]): Failing[] {
  return checksIn(section).flatMap(({ question, failsRule }) => {
    const against = findings.filter(({ questionId, result }) => questionId === question.id && result === "not-met");
    const reasons = [...new Set(against.map(({ comment }) => comment).filter(Boolean))];
    if (failsRule || reasons.length === 0) return [];
    const remedy = remedyFor(question) ?? "Change this answer in the way that the reason names";
    return [{ about: question.id, title: question.label, reason: reasons.join("\n"), remedy }];
  });
}
