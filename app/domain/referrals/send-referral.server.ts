import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { type Deadline, deadline, reminders } from "#app/domain/calendar/deadline.ts";
import { Conflict, NotFound, Refused } from "#app/domain/errors.ts";
import { today } from "#app/domain/london-time.ts";
import { newReference } from "#app/domain/reference.ts";
import { next } from "#app/domain/state-machine.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { currentWeights } from "./award-weights.server.ts";
import { CRITERIA_VERSION } from "./award-weights.ts";
import { eligibleServices, type Judged } from "./eligible-services.server.ts";
import { tellReceived } from "./referral-mails.server.ts";
import { referralStates, referralStatus } from "./referral-status.ts";

/** How many are asked at once without a reason for more (rules 7). */
export const WAVE = 10;

export type SendInput = {
  referralId: string;
  version: number;
  serviceIds: string[];
  widerReason: string;
  submissionKey: string;
};

/**
 * Sends a referral to the services chosen, once: freezes the weights, fixes the deadline, makes one request for each
 * provider and mails its people. Refused, with nothing written, for a service that is not eligible now, or when the
 * deadline falls past the known calendar. Throws Conflict when someone changed or sent it meanwhile.
 */
export function sendReferral(db: Db, actor: Actor, input: SendInput, now: Date): Promise<{ due: string }> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "referral.send", undefined, "referral.read");
    return once(work, "send-referral", input, () => send(work, input));
  });
}

async function send(work: Work, input: SendInput): Promise<{ due: string }> {
  const { trx, now } = work;
  const referral = isUuid(input.referralId)
    ? await trx.selectFrom("referral").selectAll().where("id", "=", input.referralId).forUpdate().executeTakeFirst()
    : undefined;
  if (!referral) throw new NotFound("referral");
  const status = next(referralStates, referralStatus.parse(referral.status), "send");
  if (referral.version !== input.version)
    throw new Conflict("Someone changed this referral. Read it again, then send it");
  const chosen = await chosenServices(work, referral, input);
  const calendar = await loadCalendar(trx);
  const answerBy = deadline(calendar, now);
  await trx
    .updateTable("referral")
    .set({
      status,
      version: referral.version + 1,
      weights: JSON.stringify(await currentWeights(trx, referral.lot_id, today(now))),
      criteria_version: CRITERIA_VERSION,
      wider_reason: input.widerReason || null,
      sent_at: answerBy.sent,
      deemed: answerBy.deemed,
      due_at: answerBy.due,
      deadline_rule: answerBy.rule,
    })
    .where("id", "=", referral.id)
    .execute();
  await trx
    .insertInto("referral_event")
    .values({
      id: uuidv7(now.getTime()),
      referral_id: referral.id,
      event: "send",
      from_status: referral.status,
      to_status: status,
      at: now,
      person_id: personId(work.actor),
    })
    .execute();
  const reminderTimes = reminders(calendar, answerBy);
  for (const service of chosen) await ask(work, referral.id, service, answerBy, reminderTimes);
  work.audit(
    "referral.send",
    { type: "referral", id: referral.id },
    { providers: chosen.map(({ providerId }) => providerId), due: answerBy.due.toISOString() },
  );
  return { due: answerBy.due.toISOString() };
}

/** The services asked for, each eligible this minute. */
async function chosenServices(
  { trx, now }: Work,
  referral: Parameters<typeof eligibleServices>[1],
  { serviceIds, widerReason }: SendInput,
): Promise<Judged[]> {
  const ids = [...new Set(serviceIds)];
  if (ids.length === 0) throw new Refused("services", "Select at least one provider");
  if (ids.length > WAVE && widerReason.trim() === "")
    throw new Refused("widerReason", `Enter why you ask more than ${WAVE} providers at once`);
  const possible = ids.filter(isUuid);
  const { judged } = await eligibleServices(
    trx,
    referral,
    today(now),
    now,
    possible.length > 0 ? possible : [referral.lot_id],
  );
  if (judged.length !== ids.length) throw new Refused("services", "Select providers from the list");
  const unfit = judged.find(({ eligible }) => !eligible);
  if (unfit) throw new Refused("services", `${unfit.name} cannot be asked. ${unfit.reasons.join(". ")}`);
  return judged;
}

async function ask(
  work: Work,
  referralId: string,
  service: Judged,
  answerBy: Deadline,
  reminderTimes: Date[],
): Promise<void> {
  const id = uuidv7(work.now.getTime());
  const ref = newReference("REQ");
  await work.trx
    .insertInto("referral_request")
    .values({
      id,
      ref,
      referral_id: referralId,
      provider_id: service.providerId,
      service_id: service.serviceId,
      status: "sent",
      distance_km: service.km,
      sent_at: work.now,
    })
    .execute();
  await tellReceived(work, { id, ref, providerId: service.providerId, due: answerBy.due });
  for (const runAt of reminderTimes)
    await work.enqueue(
      "remind-request",
      { id, at: runAt.toISOString() },
      { runAt, jobKey: `remind-request:${id}:${runAt.toISOString()}` },
    );
}
