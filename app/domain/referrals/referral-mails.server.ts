import type { System } from "#app/access/actor.ts";
import { formatDeadline } from "#app/domain/london-time.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { contactsOf } from "#app/domain/providers/contacts.server.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { unanswered } from "./request-status.ts";

type Asked = { id: string; ref: string; providerId: string; due: Date };

/** Tells a provider's contacts for referrals that one waits: reference, deadline and link, nothing else. */
export const tellReceived = (work: Work, asked: Asked): Promise<void> => tell(work, asked, "referral-received");

/**
 * Reminds a provider that has not answered yet; does nothing once it has, the deadline is past, or the same reminder
 * went out already. `planned` is the UTC instant for which this reminder was meant.
 */
export function remindRequest(db: Db, id: string, planned: Date, now: Date): Promise<void> {
  const actor: System = { kind: "system", task: "remind-request" };
  return transact(db, actor, now, async (work) => {
    const request = await work.trx
      .selectFrom("referral_request")
      .innerJoin("referral", "referral.id", "referral_request.referral_id")
      .select(["referral_request.ref", "provider_id as providerId", "due_at as due"])
      .where("referral_request.id", "=", id)
      .where("referral_request.status", "in", unanswered)
      .where("referral.status", "=", "sent")
      .where("referral.due_at", ">", now)
      .forUpdate("referral_request")
      .executeTakeFirst();
    if (!request?.due) return;
    const already = await work.trx
      .selectFrom("notification")
      .select("id")
      .where("about_type", "=", "request")
      .where("about_id", "=", id)
      .where("template", "=", "referral-reminder")
      .where("created_at", ">=", planned)
      .limit(1)
      .executeTakeFirst();
    if (!already) await tell(work, { id, ...request, due: request.due }, "referral-reminder");
  });
}

/** Tells the broker that a provider has answered, by references only. */
export async function tellAnswered(work: Work, request: { id: string; referralId: string }): Promise<void> {
  const referral = await work.trx
    .selectFrom("referral")
    .innerJoin("person", "person.id", "referral.broker_id")
    .select(["referral.ref", "person.id as personId", "person.email"])
    .where("referral.id", "=", request.referralId)
    .executeTakeFirstOrThrow();
  const data = { reference: referral.ref, referralId: request.referralId };
  await notify(work, referral, "referral-answered", data, { type: "request", id: request.id });
}

async function tell(work: Work, asked: Asked, template: "referral-received" | "referral-reminder"): Promise<void> {
  const people = await contactsOf(work.trx, asked.providerId, "referrals");
  const data = { reference: asked.ref, deadline: formatDeadline(asked.due), requestId: asked.id };
  for (const person of people) await notify(work, person, template, data, { type: "request", id: asked.id });
}
