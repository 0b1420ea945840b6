import type { Actor } from "#app/access/actor.ts";
import { moveApplication } from "#app/domain/applications/applications.server.ts";
import { Conflict, Forbidden, NotAllowedNow, Refused } from "#app/domain/errors.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { type Case, lockCase } from "./case.server.ts";
import { findingsOf, printsOf } from "./check-findings.server.ts";
import type { Outcome } from "./recommendations.ts";
import { recommendationsOf, repliesTo, sectionResultsOf } from "./reviews.server.ts";
import { sectionsDue } from "./section-results.ts";

type Input = {
  applicationId: string;
  outcome: Outcome;
  comment: string;
  /** That the reviewer said, with this very recommendation, to have no interest in the provider. */
  noInterest: boolean;
  version: number;
  submissionKey: string;
};

/**
 * One reviewer's advice: the first moves the application to recommended, a second person's to moderated (rules 3).
 * Forbidden for a reviewer who has advised already; Refused while a section lacks this reviewer's own finding, and for
 * advice to admit with a failed section; Conflict when the application changed since it was read.
 */
export async function recommend(db: Db, actor: Actor, input: Input, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    const given = await lockCase(work, input.applicationId, "application.recommend");
    await once(work, "recommend", input, () => write(work, given, input));
  });
}

async function write(work: Work, given: Case, input: Input): Promise<void> {
  const { application, officer, submission } = given;
  const earlier = await recommendationsOf(work.trx, application.id);
  if (earlier.some(({ reviewerId }) => reviewerId === officer.personId))
    throw new Forbidden("recommend twice: the second recommendation is another person's");
  if (application.status !== "submitted" && application.status !== "recommended")
    throw new NotAllowedNow("recommend on this application");
  if (application.version !== input.version)
    throw new Conflict("This application changed while you were reading it. Open it again before you recommend.");
  await requireFindings(work, given, input.outcome);
  const round = application.status === "submitted" ? 1 : 2;
  await work.trx
    .insertInto("recommendation")
    .values({
      id: uuidv7(work.now.getTime()),
      application_id: application.id,
      reviewer_id: officer.personId,
      round,
      outcome: input.outcome,
      comment: input.comment,
      criteria_version: submission.questionSet.version,
      no_interest: input.noInterest,
      at: work.now,
    })
    .execute();
  await moveApplication(work, application, round === 1 ? "recommend" : "moderate");
}

async function requireFindings(work: Work, given: Case, outcome: Outcome): Promise<void> {
  const { application, officer, sections, submission } = given;
  const results = await sectionResultsOf(work.trx, application.id);
  const found = {
    results,
    findings: await findingsOf(work.trx, application.id),
    replies: await repliesTo(work.trx, application.id),
    prints: printsOf(submission),
  };
  const [due] = sectionsDue(sections, found, officer.personId);
  if (due) throw new Refused("", `Record your own finding on every section first. Still open: ${due.title}`);
  const failed = results.some(({ reviewerId, result }) => reviewerId === officer.personId && result === "fail");
  if (outcome === "admit" && failed)
    throw new Refused(
      "outcome",
      "You failed a section, so you can only recommend refusal. Change that finding first if it is wrong",
    );
}
