import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Conflict, Forbidden, NotAllowedNow, Refused } from "#app/domain/errors.ts";
import { addDays, formatDate, londonDate } from "#app/domain/london-time.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { lockProvider } from "#app/domain/providers/lock-provider.server.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import type { LaterForm } from "./action-forms.ts";
import { type ActionPoint, getAction, lockAction } from "./actions.server.ts";
import { FURTHEST } from "./agree-action.server.ts";
import { ownersOf } from "./owners.server.ts";

/**
 * A reviewer agrees that an action may take longer, and says why; whose it is hears of the new date and is reminded anew
 * when it has passed. Nobody gives themselves longer. Once for a form. Throws NotFound, Forbidden, Conflict for one that was
 * changed meanwhile, NotAllowedNow for one that is not open, Refused for a date that is no later or more than a year away.
 */
export function moveAction(db: Db, actor: Actor, id: string, form: LaterForm, now: Date): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "action-point.close", undefined, "visit.read");
    await lockProvider(work, (await getAction(work.trx, id)).providerId);
    await once(work, "action.later", { ...form, id }, async () => {
      const action = await lockAction(work.trx, id);
      if (action.version !== form.version) throw new Conflict("This action was changed meanwhile. Open it again");
      if (action.ownerId === personId(actor)) throw new Forbidden("give yourself longer: ask another reviewer");
      if (action.status !== "open") throw new NotAllowedNow("change the date of an action that is done");
      await write(work, action, form);
    });
  });
}

async function write(work: Work, action: ActionPoint, { dueOn, why }: LaterForm): Promise<void> {
  const { trx, now, actor } = work;
  const { id, providerId, version } = action;
  const today = londonDate(now);
  if (dueOn <= action.dueOn || dueOn < today || dueOn > addDays(today, FURTHEST))
    throw new Refused(
      "dueOn",
      `The later date must be after ${formatDate(action.dueOn)}, from today and within a year`,
    );
  const moved = { moved_note: why, moved_at: now, moved_by: requireOfficer(actor).personId };
  await trx
    .updateTable("action_point")
    .set({ due_on: dueOn, version: version + 1, reminded_at: null, ...moved })
    .where("id", "=", id)
    .execute();
  const about = { type: "action", id };
  work.audit("action.later", about, { provider: providerId, from: action.dueOn, to: dueOn });
  const council = action.ownerId !== null;
  for (const { name, ...to } of await ownersOf(trx, action))
    await notify(work, to, "action-moved", { name, id, dueOn: formatDate(dueOn), council }, about);
}
