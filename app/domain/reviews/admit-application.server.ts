import type { Actor } from "#app/access/actor.ts";
import { moveApplication } from "#app/domain/applications/applications.server.ts";
import { answersOf } from "#app/domain/applications/submission.ts";
import { publishService } from "#app/domain/directory/publish-service.server.ts";
import { Refused } from "#app/domain/errors.ts";
import { isBeingConsidered } from "#app/domain/exclusion/exclusions.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { notifyOwners } from "#app/domain/notifications/notify-owners.server.ts";
import { endRemovals } from "#app/domain/suspensions/remove-from-lots.server.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { admissionLetterOf } from "./admission-letter.server.ts";
import { debarmentFault } from "./council-checks.ts";
import { type Decision, lockDecision, recordDecision, requireCurrent } from "./decider.server.ts";
import { councilChecksOf } from "./record-check.server.ts";
import { failedRules } from "./section-checks.ts";

type Input = { applicationId: string; note: string; version: number; submissionKey: string };

/**
 * Admits a provider to a lot: the decision, the service that its answers describe, and the letter to its owners, in
 * one transaction. Pass or fail (rules 3): Refused while a rule fails or the debarment check is not in order, and
 * without a note when a reviewer advised refusal.
 */
export async function admitApplication(db: Db, actor: Actor, input: Input, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    const given = await lockDecision(work, input.applicationId);
    await once(work, "decide", input.submissionKey, () => admit(work, given, input));
  });
}

async function admit(work: Work, given: Decision, input: Input): Promise<void> {
  requireCurrent(given, input.version);
  const { application, submission, sections, recommendations } = given;
  const [broken] = failedRules(sections);
  if (broken) throw new Refused("outcome", `A rule of admission is not met. ${broken.title} ${broken.reason}`);
  const checks = await councilChecksOf(work.trx, application.providerId);
  const debarment = checks.find(({ check }) => check === "EXC-04");
  const fault = debarmentFault(submission.questionSet.definition, debarment, londonDate(work.now));
  if (fault) throw new Refused("outcome", fault);
  if (await isBeingConsidered(work.trx, application.providerId))
    throw new Refused("outcome", "Its exclusion is being considered: decide that first");
  if (recommendations.some(({ outcome }) => outcome === "refuse") && !input.note)
    throw new Refused("note", "A reviewer advised refusal: say why you admit all the same");
  const admissionId = await recordDecision(work, given, { outcome: "admitted", reasons: [] });
  const { providerId, lotId } = application;
  const context = { today: londonDate(work.now), stage: "A" as const };
  const source = { set: submission.questionSet.definition, answers: answersOf(submission), context };
  await endRemovals(work, { providerId, lotId });
  await publishService(work.trx, { admissionId, providerId, lotId }, source, work.now);
  const reason = input.note || undefined;
  await moveApplication(work, application, "admit", { reason, set: { decided_at: work.now } });
  await notifyOwners(
    work,
    application.providerId,
    "application-admitted",
    { ...(await admissionLetterOf(work.trx, given, work.now)), lotSlug: application.lotSlug },
    { type: "application", id: application.id },
  );
}
