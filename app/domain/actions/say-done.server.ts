import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { Conflict, Forbidden, NotFound } from "#app/domain/errors.ts";
import { next } from "#app/domain/state-machine.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import type { DoneForm } from "./action-forms.ts";
import { actionStates } from "./action-status.ts";
import { lockAction } from "./actions.server.ts";

/**
 * The owner of an action says that it is done, and what was done: an owner of the provider, or the officer whose it is.
 * A reviewer closes it. Once for a form. Throws NotFound, Forbidden, Conflict for one that was changed meanwhile,
 * NotAllowedNow for one that is not open.
 */
export function sayDone(db: Db, actor: Actor, id: string, form: DoneForm, now: Date): Promise<void> {
  return transact(db, actor, now, async (work) => {
    const action = await lockAction(work.trx, id);
    const { providerId, owner, ownerId } = action;
    authorise(actor, "action-point.own", { providerId }, actor.kind === "provider" ? "visit.read-own" : "visit.read");
    if (actor.kind !== "council" && actor.kind !== "provider") throw new NotFound("action");
    await refuseConflict(work.trx, actor, providerId);
    if (actor.kind === "provider" && owner !== "provider") throw new NotFound("action");
    if (actor.kind === "council" && ownerId !== actor.personId)
      throw new Forbidden("say that another’s action is done");
    await once(work, "action.done", { ...form, id }, async () => {
      if (action.version !== form.version) throw new Conflict("This action was changed meanwhile. Open it again");
      await work.trx
        .updateTable("action_point")
        .set({ status: next(actionStates, action.status, "say-done"), version: action.version + 1 })
        .set({ done_note: form.note, done_at: now, done_by: actor.personId })
        .where("id", "=", id)
        .execute();
      work.audit("action.done", { type: "action", id }, { provider: providerId });
    });
  });
}
