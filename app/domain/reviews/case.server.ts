import type { Actor, Officer } from "#app/access/actor.ts";
import type { Action } from "#app/access/policy.ts";
import { type Application, findSubmission, lockApplication } from "#app/domain/applications/applications.server.ts";
import type { Submission } from "#app/domain/applications/submission.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import type { Work } from "#app/domain/work.server.ts";
import { recommendationsOf } from "./reviews.server.ts";
import { type ReviewSection, sectionsOf } from "./section-checks.ts";

/** An application under review, locked until COMMIT, with what was sent. */
export type Case = {
  application: Application;
  submission: Submission;
  sections: ReviewSection[];
  officer: Officer;
};

/**
 * Locks an application for an officer's work on it. NotFound for one that was never sent; Forbidden for whoever may
 * not do `action`, and for an officer who declared a conflict of interest with this provider (Procurement Act 2023,
 * sections 81 to 83).
 */
export async function lockCase(work: Work, applicationId: string, action: Action): Promise<Case> {
  const application = await lockApplication(work, applicationId, action, "application.review");
  const submission = await findSubmission(work.trx, application.id);
  if (!submission || !application.submittedAt) throw new NotFound("application");
  const officer = requireOfficer(work.actor);
  await refuseConflict(work.trx, work.actor, application.providerId);
  const sections = sectionsOf(submission, londonDate(application.submittedAt));
  return { application, submission, sections, officer };
}

/** The officer behind the actor. Review and decision are a named person's: a job or a provider's person never passes. */
export function requireOfficer(actor: Actor): Officer {
  if (actor.kind !== "council") throw new NotFound();
  return actor;
}

/**
 * Refuses whoever has recommended already, and an application that no reviewer is reading now. While the provider answers
 * a question, the other answers are read on.
 */
export async function requireReviewing(work: Work, { application, officer }: Case): Promise<void> {
  const { status } = application;
  if (status !== "submitted" && status !== "recommended" && status !== "information-requested")
    throw new NotAllowedNow("review this application");
  const given = await recommendationsOf(work.trx, application.id);
  if (given.some(({ reviewerId }) => reviewerId === officer.personId))
    throw new NotAllowedNow("change your findings after you recommended");
}
