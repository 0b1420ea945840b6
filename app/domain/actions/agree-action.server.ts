import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { freeHolders } from "#app/domain/conflicts/free-holders.server.ts";
import { NotFound, Refused } from "#app/domain/errors.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { contactsOf } from "#app/domain/providers/contacts.server.ts";
import { lockProvider } from "#app/domain/providers/lock-provider.server.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { latestDue } from "./action.ts";
import type { AgreeForm } from "./action-forms.ts";
import { ownerRoles } from "./owners.server.ts";

/** Where an action was agreed: at a visit that was recorded, or at a meeting or audit. */
export type AgreedAt = { visitId: string } | { reviewId: string };

/**
 * Keeps an action that was agreed, with who does it and by when; they are told. Once for a form. Throws NotFound,
 * Forbidden, Refused for a date before today or more than a year away, and for an owner whom the council
 * doesn't have or who declared a conflict of interest with the provider.
 */
export function agreeAction(db: Db, actor: Actor, at: AgreedAt, form: AgreeForm, now: Date): Promise<string> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "visitId" in at ? "visit.record" : "meeting.record", undefined, "visit.read");
    const { id: providerId } = await lockProvider(work, await providerAt(work.trx, at));
    return once(work, "action.agree", { ...form, ...at }, () => write(work, providerId, at, form));
  });
}

async function providerAt(trx: Trx, at: AgreedAt): Promise<string> {
  const id = "visitId" in at ? at.visitId : at.reviewId;
  if (!isUuid(id)) throw new NotFound();
  const row =
    "visitId" in at
      ? await trx
          .selectFrom("visit")
          .select("provider_id")
          .where("id", "=", id)
          .where("status", "=", "done")
          .executeTakeFirst()
      : await trx.selectFrom("provider_review").select("provider_id").where("id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound();
  return row.provider_id;
}

async function write(work: Work, providerId: string, at: AgreedAt, { what, owner, dueOn }: AgreeForm): Promise<string> {
  const { trx, now } = work;
  const today = londonDate(now);
  if (dueOn < today || dueOn > latestDue(today))
    throw new Refused("dueOn", "Date by which it is done must be within a year from today");
  const person =
    owner === "provider"
      ? undefined
      : (await freeHolders(trx, ownerRoles, providerId)).find((one) => one.personId === owner);
  if (owner !== "provider" && !person) throw new Refused("owner", "Select who does it");
  const id = uuidv7(now.getTime());
  await trx
    .insertInto("action_point")
    .values({
      ...{ id, provider_id: providerId, what, due_on: dueOn, status: "open" },
      ...("visitId" in at ? { visit_id: at.visitId } : { review_id: at.reviewId }),
      ...{ owner: person ? "council" : "provider", owner_id: person?.personId ?? null },
      ...{ agreed_at: now, agreed_by: requireOfficer(work.actor).personId },
    })
    .execute();
  const about = { type: "action", id };
  work.audit("action.agree", about, { provider: providerId, owner, dueOn });
  const to = person ? [person] : await contactsOf(trx, providerId, "evidence");
  for (const { name, ...recipient } of to)
    await notify(
      work,
      recipient,
      "action-agreed",
      { name, id, dueOn: formatDate(dueOn), council: Boolean(person) },
      about,
    );
  return id;
}
