import type { Actor, ProviderPerson } from "#app/access/actor.ts";
import { keepAcceptance } from "#app/domain/agreements/keep-acceptance.server.ts";
import { addWorkingDays } from "#app/domain/calendar/calendar.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { NotFound, Refused } from "#app/domain/errors.ts";
import { type LotStatus, statusAt } from "#app/domain/frameworks/lot-status.ts";
import { formatDate, today } from "#app/domain/london-time.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { openPanelAnswers } from "#app/domain/panel/open-panel-answers.server.ts";
import { check } from "#app/domain/question-sets/answers.ts";
import { orderOn } from "#app/domain/reviews/queue/orders.server.ts";
import { next } from "#app/domain/state-machine.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { applicationStates } from "./application-status.ts";
import { type Application, lockApplication, moveApplication } from "./applications.server.ts";
import { makeSubmission } from "./make-submission.ts";
import { formOf } from "./open-form.server.ts";
import { answersSent } from "./submission.ts";

/**
 * Sends an application: keeps what was sent, records that the terms were accepted, tells the sender. Sent twice, it is
 * sent once. Throws Refused when something is unfinished or the lot has closed since (the draft stays), NotAllowedNow
 * when it is no draft.
 */
export function submitApplication(
  db: Db,
  actor: Actor,
  input: { applicationId: string; submissionKey: string },
  now: Date,
): Promise<void> {
  return transact(db, actor, now, async (work) => {
    const application = await lockApplication(work, input.applicationId, "application.submit", "application.read");
    if (actor.kind !== "provider") throw new NotFound("application");
    await once(work, "application.submit", input, () => submit(work, actor, application));
  });
}

async function submit(work: Work, actor: ProviderPerson, application: Application): Promise<void> {
  next(applicationStates, application.status, "submit");
  const lot = await openLot(work.trx, application.lotId, work.now);
  const form = await formOf(work.trx, application, work.now);
  if (!check(form.set, form.answers, form.context).complete)
    throw new Refused("", "Finish every section before you send the application");
  const submission = makeSubmission(form, actor.name, lot);
  await moveApplication(work, application, "submit", {
    set: {
      submission: JSON.stringify(submission),
      submitted_at: work.now,
      submitted_by: actor.personId,
      answers_sent: answersSent(submission),
    },
  });
  await openPanelAnswers(work, { lotId: application.lotId, applicationId: application.id });
  // Accepted with an earlier application, that was refused or withdrawn: the first acceptance stands.
  await keepAcceptance(work.trx, {
    ...{ providerId: application.providerId, lotId: application.lotId, version: lot.termsVersion },
    ...{ personId: actor.personId, signedName: actor.name, signedRole: "", at: work.now },
  });
  const calendar = await loadCalendar(work.trx);
  const { rules } = await orderOn(work.trx, today(work.now));
  const decideBy = formatDate(addWorkingDays(calendar, today(work.now), rules.targets.decision, "service"));
  await notify(
    work,
    { email: actor.email, personId: actor.personId },
    "application-submitted",
    { name: actor.name, ref: application.ref, lot: application.lotName, decideBy, id: application.id },
    { type: "application", id: application.id },
  );
}

/** The lot, held open until COMMIT. Throws Refused when it is closed. */
async function openLot(trx: Trx, id: string, now: Date) {
  const { status, closesAt, ...lot } = await trx
    .selectFrom("lot")
    .select([
      "name",
      "terms_version as termsVersion",
      "specification_version as specificationVersion",
      "status",
      "closes_at as closesAt",
    ])
    .where("id", "=", id)
    .forShare()
    .executeTakeFirstOrThrow();
  if (statusAt(status as LotStatus, closesAt, now) === "open") return lot;
  throw new Refused(
    "",
    `${lot.name} has closed since you began, so we cannot take this application now. It stays here as a draft, and you can send it when the lot opens again`,
  );
}
