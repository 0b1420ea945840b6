import type { ProviderPerson } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Conflict, NotAllowedNow, Refused } from "#app/domain/errors.ts";
import { today } from "#app/domain/london-time.ts";
import { refuseStoppedStaff } from "#app/domain/staff-stops/refuse-stopped.server.ts";
import { next } from "#app/domain/state-machine.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { type AnswerForm, answerEvent } from "./answer.ts";
import { identifierFault } from "./identifiers.ts";
import { tellAnswered } from "./referral-mails.server.ts";
import { requestStates } from "./request-status.ts";
import { newestResponse, type OwnRequest, ownRequest } from "./requests.server.ts";

/**
 * Stores a provider's answer, once for a form, and mails the broker. Until the deadline an answer may be changed: each
 * is a version, none is lost. After it a first answer is still taken and labelled late (rules 6); a change is not.
 * Throws NotFound, NotAllowedNow, Conflict for a stale version, Refused beside a field.
 */
export function answerRequest(
  db: Db,
  actor: ProviderPerson,
  id: string,
  form: AnswerForm,
  now: Date,
): Promise<{ late: boolean }> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "request.answer", undefined, "request.read");
    return once(work, "answer-request", { ...form, id }, async () => {
      const request = await ownRequest(work.trx, actor, id, true);
      return answer(work, actor, request, form);
    });
  });
}

async function answer(work: Work, actor: ProviderPerson, request: OwnRequest, form: AnswerForm) {
  const { trx, now } = work;
  if (request.referralStatus !== "sent") throw new NotAllowedNow("answer this referral: it is closed");
  const status = next(requestStates, request.status, answerEvent[form.kind]);
  if (form.version !== request.version)
    throw new Conflict("A colleague has answered meanwhile. Read their answer before you change it");
  const earlier = await newestResponse(trx, request.id);
  const late = now > request.dueAt;
  if (earlier && late) throw new NotAllowedNow("change your answer after the deadline");
  await refuseFaults(work, actor, form);
  const version = (earlier?.version ?? 0) + 1;
  await trx
    .insertInto("response")
    .values({
      id: uuidv7(now.getTime()),
      request_id: request.id,
      version,
      kind: form.kind,
      ...(form.kind === "no" ? { decline_reason: form.reason } : offerOf(form)),
      note: form.note,
      late,
      answered_at: now,
      answered_by: actor.personId,
    })
    .execute();
  await trx
    .updateTable("referral_request")
    .set({ status, version: request.version + 1 })
    .where("id", "=", request.id)
    .execute();
  work.audit("request.answer", { type: "request", id: request.id }, { kind: form.kind, version, late });
  await tellAnswered(work, { id: request.id, referralId: request.referral_id });
  return { late };
}

type Offer = Exclude<AnswerForm, { kind: "no" }>;

const offerOf = (form: Offer) => ({
  start_on: form.startOn,
  rate_pence: form.rate,
  rate_unit: form.rateUnit,
  staff_member_ids: form.staff,
  differs: form.kind === "alternative" ? form.differs : null,
});

async function refuseFaults({ trx, now }: Work, actor: ProviderPerson, form: AnswerForm): Promise<void> {
  const fault = identifierFault(form.note, []);
  if (fault) throw new Refused("note", fault);
  if (form.kind === "no") return;
  if (form.startOn < today(now)) throw new Refused("startOn", "Start date must be today or later");
  const staff = await trx
    .selectFrom("staff_member")
    .select("id")
    .where("provider_id", "=", actor.providerId)
    .where("left_at", "is", null)
    .where("id", "in", form.staff)
    .execute();
  if (staff.length !== new Set(form.staff).size) throw new Refused("staff", "Select from your staff list");
  await refuseStoppedStaff(trx, form.staff);
}
