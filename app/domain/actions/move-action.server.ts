import type { Actor } from "#app/access/actor.ts";
import { Refused } from "#app/domain/errors.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { next } from "#app/domain/state-machine.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { latestDue } from "./action.ts";
import type { LaterForm } from "./action-forms.ts";
import { actionStates } from "./action-status.ts";
import type { ActionPoint } from "./actions.server.ts";
import { onAction } from "./on-action.server.ts";
import { ownersOf } from "./owners.server.ts";

/**
 * A reviewer agrees that an action may take longer, and says why; whose it is hears of the new date and is reminded anew
 * when it has passed. Nobody gives themselves longer. Once for a form. Throws NotFound, Forbidden, Conflict for one that was
 * changed meanwhile, NotAllowedNow for one that is not open, Refused for a date that is no later or more than a year away.
 */
export function moveAction(db: Db, actor: Actor, id: string, form: LaterForm, now: Date): Promise<void> {
  return onAction(db, actor, { id, form, deed: "later" }, now, (work, action) => write(work, action, form));
}

async function write(work: Work, action: ActionPoint, { dueOn, why }: LaterForm): Promise<void> {
  const { trx, now, actor } = work;
  const { id, providerId, version } = action;
  const status = next(actionStates, action.status, "postpone");
  const today = londonDate(now);
  if (dueOn <= action.dueOn || dueOn < today || dueOn > latestDue(today))
    throw new Refused(
      "dueOn",
      `The later date must be after ${formatDate(action.dueOn)}, from today and within a year`,
    );
  const moved = { moved_note: why, moved_at: now, moved_by: requireOfficer(actor).personId };
  await trx
    .updateTable("action_point")
    .set({ status, due_on: dueOn, version: version + 1, reminded_at: null, ...moved })
    .where("id", "=", id)
    .execute();
  const about = { type: "action", id };
  work.audit("action.later", about, { provider: providerId, from: action.dueOn, to: dueOn });
  const council = action.ownerId !== null;
  for (const { name, ...to } of await ownersOf(trx, action))
    await notify(work, to, "action-moved", { name, id, dueOn: formatDate(dueOn), council }, about);
}
