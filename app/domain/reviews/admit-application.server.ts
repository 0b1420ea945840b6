import type { Actor } from "#app/access/actor.ts";
import { moveApplication } from "#app/domain/applications/applications.server.ts";
import { answersOf } from "#app/domain/applications/submission.ts";
import { setConditions, type TypedCondition } from "#app/domain/conditions/set-conditions.server.ts";
import { publishService } from "#app/domain/directory/publish-service.server.ts";
import { Refused } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { notifyOwners } from "#app/domain/notifications/notify-owners.server.ts";
import { endRemovals } from "#app/domain/suspensions/remove-from-lots.server.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { admissionLetterOf } from "./admission-letter.server.ts";
import { barsToAdmission, reservationsOn } from "./bars-to-admission.server.ts";
import { type Decision, lockDecision, recordDecision, requireCurrent } from "./decider.server.ts";

type Input = {
  applicationId: string;
  note: string;
  version: number;
  submissionKey: string;
  conditions?: readonly TypedCondition[];
  /** Refuses what asks for a note of its own, whatever the note says: nobody admits that among others. */
  agreedOnly?: boolean;
};

/**
 * Admits a provider to a lot: the decision, its conditions as holds, the service that its answers describe, and the
 * letter to its owners, in one transaction. Pass or fail (rules 3): Refused while a rule fails or the debarment check
 * is not in order, and without a note when a reviewer advised refusal or a document is not accepted.
 */
export async function admitApplication(db: Db, actor: Actor, input: Input, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    const given = await lockDecision(work, input.applicationId);
    await once(work, `decide ${given.application.id}`, input, () => admit(work, given, input));
  });
}

async function admit(work: Work, given: Decision, input: Input): Promise<void> {
  requireCurrent(given, input.version);
  const { application, submission } = given;
  const [bar] = await barsToAdmission(work.trx, given, work.now);
  if (bar) throw new Refused("outcome", bar);
  const [reservation] = await reservationsOn(work.trx, given);
  if (reservation && input.agreedOnly) throw new Refused("outcome", `${reservation}: decide it by itself`);
  if (reservation && !input.note) throw new Refused("note", `${reservation}: say why you admit all the same`);
  const admissionId = await recordDecision(work, given, { outcome: "admitted", reasons: [] });
  const { providerId, lotId } = application;
  const setBy = given.officer.personId;
  await setConditions(
    work,
    { admissionId, applicationId: application.id, providerId, lotId, setBy },
    input.conditions ?? [],
  );
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
