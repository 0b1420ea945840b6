import type { Actor } from "#app/access/actor.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { next } from "#app/domain/state-machine.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import type { CloseForm } from "./action-forms.ts";
import { actionStates } from "./action-status.ts";
import type { ActionPoint } from "./actions.server.ts";
import { onAction } from "./on-action.server.ts";
import { ownersOf } from "./owners.server.ts";

/**
 * A reviewer closes an action with what they saw, or asks for it again; whose it is hears of the second. Nobody closes
 * their own. Once for a form. Throws NotFound, Forbidden, Conflict for one that was changed meanwhile, NotAllowedNow for
 * one that is closed, or open and asked for again.
 */
export function closeAction(db: Db, actor: Actor, id: string, form: CloseForm, now: Date): Promise<void> {
  return onAction(db, actor, { id, form, deed: "close" }, now, async (work, action) => {
    const status = next(actionStates, action.status, form.outcome);
    const closed = { closed_at: now, closed_by: requireOfficer(actor).personId };
    await work.trx
      .updateTable("action_point")
      .set({ status, version: action.version + 1, closed_note: form.note, ...(status === "closed" ? closed : {}) })
      .where("id", "=", id)
      .execute();
    work.audit(`action.${form.outcome}`, { type: "action", id }, { provider: action.providerId });
    if (form.outcome === "ask-again") await tell(work, action);
  });
}

async function tell(work: Work, action: ActionPoint): Promise<void> {
  const { id, ownerId } = action;
  for (const { name, ...to } of await ownersOf(work.trx, action))
    await notify(work, to, "action-asked-again", { name, id, council: ownerId !== null }, { type: "action", id });
}
