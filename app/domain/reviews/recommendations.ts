import type { ApplicationStatus } from "#app/domain/applications/application-status.ts";

export type Outcome = "admit" | "refuse";
/** A reviewer's advice that still counts. Round 1 is the first reader's, round 2 the second's. */
export type Recommendation = {
  round: number;
  reviewerId: string;
  reviewerName: string;
  outcome: Outcome;
  comment: string;
  criteriaVersion: number;
  at: Date;
};

/**
 * Whether someone may read what another reviewer found. A second reader judges without knowing the first reader's
 * view: until both have recommended, a reviewer sees only their own; whoever reviews nothing sees all.
 */
export const mayReadOthers = (status: ApplicationStatus, isReviewer: boolean, hasRecommended: boolean): boolean =>
  !isReviewer ||
  hasRecommended ||
  !(status === "submitted" || status === "recommended" || status === "information-requested");

/** Whether the two reviewers advise different things, which the deciding officer must be shown. */
export const disagree = (recommendations: readonly Pick<Recommendation, "outcome">[]): boolean =>
  new Set(recommendations.map(({ outcome }) => outcome)).size > 1;
