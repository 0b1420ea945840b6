import type { Actor } from "#app/access/actor.ts";
import { moveApplication } from "#app/domain/applications/applications.server.ts";
import { notifyOwners } from "#app/domain/notifications/notify-owners.server.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { Case } from "./case.server.ts";
import { findingsOf } from "./check-findings.server.ts";
import { type Decision, lockDecision, recordDecision, requireCurrent } from "./decider.server.ts";
import { type Failing, type GivenReason, reasonsFor } from "./refusal.ts";
import { recommendationsOf, sectionResultsOf } from "./reviews.server.ts";
import { failedRules } from "./section-checks.ts";
import { failedSections } from "./section-results.ts";

type Input = {
  applicationId: string;
  reasons: readonly GivenReason[];
  version: number;
  submissionKey: string;
};

/**
 * Refuses an application, with a reason for each failed rule and section, and tells the provider's owners; they may
 * apply again at once with everything kept (rules 3).
 */
export async function refuseApplication(db: Db, actor: Actor, input: Input, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    const given = await lockDecision(work, input.applicationId);
    await once(work, `decide ${given.application.id}`, input, () => refuse(work, given, input));
  });
}

/** What speaks against admission: broken rules, then the checks that were not met for the two whose advice counts. */
export async function failingsOf(
  db: Db | Trx,
  { application, sections }: Pick<Case, "application" | "sections">,
): Promise<Failing[]> {
  const reviewers = (await recommendationsOf(db, application.id)).map(({ reviewerId }) => reviewerId);
  const theirs = <T extends { reviewerId: string }>(all: readonly T[]) =>
    all.filter(({ reviewerId }) => reviewers.includes(reviewerId));
  const results = theirs(await sectionResultsOf(db, application.id));
  const findings = theirs(await findingsOf(db, application.id));
  return [...failedRules(sections), ...failedSections(sections, results, findings)];
}

async function refuse(work: Work, given: Decision, input: Input): Promise<void> {
  requireCurrent(given, input.version);
  const { application } = given;
  const reasons = reasonsFor(await failingsOf(work.trx, given), input.reasons);
  await recordDecision(work, given, { outcome: "refused", reasons });
  await moveApplication(work, application, "refuse", { set: { decided_at: work.now } });
  await notifyOwners(
    work,
    application.providerId,
    "application-refused",
    {
      ref: application.ref,
      lot: application.lotName,
      lotSlug: application.lotSlug,
      reasons: reasons.map(({ about: _, ...reason }) => reason),
    },
    { type: "application", id: application.id },
  );
}
