import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Refused } from "#app/domain/errors.ts";
import { addDays, formatDate, londonDate } from "#app/domain/london-time.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { contactsOf } from "#app/domain/providers/contacts.server.ts";
import { lockProvider } from "#app/domain/providers/lock-provider.server.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import type { PlanForm } from "./visit-forms.ts";
import { lotsOfProvider, visitorsTo } from "./visits.server.ts";

/** How many days back or ahead a visit can be. */
export const FURTHEST = 400;

/**
 * Plans a visit, or notes one that was made within the last year so that it can be recorded. The provider's contacts are
 * told of an announced one that is still to come; neither them nor anyone else of an unannounced one. Once for a form.
 * Throws NotFound, Forbidden, Refused. Returns its id.
 */
export function planVisit(db: Db, actor: Actor, input: PlanForm & { providerId: string }, now: Date): Promise<string> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "visit.record", undefined, "visit.read");
    const officer = requireOfficer(actor);
    const provider = await lockProvider(work, input.providerId);
    return once(work, "visit.plan", input, async () => {
      await refuseWrong(work, input);
      const id = uuidv7(now.getTime());
      const announced = input.announced === "yes";
      await work.trx
        .insertInto("visit")
        .values({
          ...{ id, provider_id: provider.id, place: input.place, visit_on: input.visitOn, lead_id: input.lead },
          ...{ others: input.others, purpose: input.purpose, announced, status: "planned" },
          ...{ planned_at: now, planned_by: officer.personId },
        })
        .execute();
      await work.trx
        .insertInto("visit_lot")
        .values([...new Set(input.lots)].map((lot_id) => ({ visit_id: id, lot_id })))
        .execute();
      const about = { type: "visit", id };
      work.audit("visit.plan", about, { provider: provider.id, on: input.visitOn, announced });
      if (announced && input.visitOn >= londonDate(now)) {
        const told = { visitOn: formatDate(input.visitOn, "long"), place: input.place };
        for (const { name, ...to } of await contactsOf(work.trx, provider.id, "evidence"))
          await notify(work, to, "visit-planned", { name, ...told }, about);
      }
      return id;
    });
  });
}

async function refuseWrong({ trx, now }: Work, { providerId, lots, visitOn, lead }: PlanForm & { providerId: string }) {
  const today = londonDate(now);
  if (visitOn < addDays(today, -FURTHEST) || visitOn > addDays(today, FURTHEST))
    throw new Refused("visitOn", "Date of the visit must be within a year from today");
  const theirs = (await lotsOfProvider(trx, providerId)).map(({ id }) => id);
  if (lots.some((id) => !theirs.includes(id))) throw new Refused("lots", "Select lots that this provider applied for");
  const visitors = await visitorsTo(trx, providerId);
  if (!visitors.some(({ id }) => id === lead)) throw new Refused("lead", "Select who leads the visit");
}
