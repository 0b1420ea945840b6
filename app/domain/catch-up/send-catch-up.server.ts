import type { Actor, ProviderPerson } from "#app/access/actor.ts";
import {
  type Application,
  findSubmission,
  lockApplication,
  moveApplication,
} from "#app/domain/applications/applications.server.ts";
import { makeSubmission } from "#app/domain/applications/make-submission.ts";
import { formOf } from "#app/domain/applications/open-form.server.ts";
import { NotAllowedNow, NotFound, Refused } from "#app/domain/errors.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { askedSince } from "./asked-since.ts";
import { findOpenCatchUp } from "./catch-ups.server.ts";
import { liftHolds } from "./lift-holds.server.ts";
import { withNewAnswers } from "./with-new-answers.ts";

/**
 * Sends an approved provider's answers to the new questions: keeps a copy of what was sent, goes on with the newest
 * version that asked (a later one, in force since this minute, has yet to ask), and ends the pause that being late
 * began, and no other. Sent twice, it is sent once. Throws NotFound for a stranger, NotAllowedNow when nothing is asked,
 * Refused, naming it, when an answer is unfinished.
 */
export function sendCatchUp(
  db: Db,
  actor: Actor,
  input: { applicationId: string; submissionKey: string },
  now: Date,
): Promise<void> {
  return transact(db, actor, now, async (work) => {
    const application = await lockApplication(work, input.applicationId, "application.submit", "application.read");
    if (actor.kind !== "provider") throw new NotFound("application");
    await once(work, "catch-up.send", input, () => send(work, actor, application));
  });
}

async function send(work: Work, actor: ProviderPerson, application: Application): Promise<void> {
  await lockOpen(work, application.id);
  const open = await findOpenCatchUp(work.trx, application.id);
  const before = await findSubmission(work.trx, application.id);
  if (!open || !before) throw new NotAllowedNow("send answers to new questions: none are open");
  const form = await formOf(work.trx, application, work.now);
  const unfinished = askedSince(form, open.questionIds).find(({ state }) => state !== "answered");
  if (unfinished) throw new Refused("", `Finish your answer to: ${unfinished.label}`);
  const sent = makeSubmission(form, actor.name, before.lot);
  const submission = JSON.stringify(withNewAnswers(before, sent, open.questionIds));
  await moveApplication(work, application, "answer-new", { set: { submission, question_set_id: open.questionSetId } });
  await work.trx
    .updateTable("catch_up")
    .set({ answered_at: work.now, answered_by: actor.personId })
    .where("id", "in", open.ids)
    .execute();
  const lifted = await liftHolds(work, open.holdIds, "The new questions were answered");
  await notify(
    work,
    { email: actor.email, personId: actor.personId },
    "catch-up-received",
    { name: actor.name, lot: application.lotName, applicationId: application.id, lifted },
    { type: "application", id: application.id },
  );
}

/** The rows stay as they are until COMMIT, so that a hold for being late opens before or never. */
const lockOpen = ({ trx }: Work, applicationId: string) =>
  trx
    .selectFrom("catch_up")
    .select("id")
    .where("application_id", "=", applicationId)
    .where("answered_at", "is", null)
    .where("closed_at", "is", null)
    .orderBy("id")
    .forUpdate()
    .execute();
