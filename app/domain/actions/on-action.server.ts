import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Conflict, Forbidden } from "#app/domain/errors.ts";
import { lockProvider } from "#app/domain/providers/lock-provider.server.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { type ActionPoint, getAction, lockAction } from "./actions.server.ts";

type Form = { version: number; submissionKey: string };

/**
 * Runs a reviewer's deed on an action, locked, once for a form. Throws NotFound, Forbidden for whoever may not, for who
 * declared a conflict of interest with its provider, and for whose own it is, Conflict for one that was changed meanwhile.
 */
export function onAction(
  db: Db,
  actor: Actor,
  { id, form, deed }: { id: string; form: Form; deed: "close" | "later" },
  now: Date,
  run: (work: Work, action: ActionPoint) => Promise<void>,
): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "action-point.close", undefined, "visit.read");
    await lockProvider(work, (await getAction(work.trx, id)).providerId);
    await once(work, `action.${deed}`, { ...form, id }, async () => {
      const action = await lockAction(work.trx, id);
      if (action.version !== form.version) throw new Conflict("This action was changed meanwhile. Open it again");
      if (action.ownerId === personId(actor)) throw new Forbidden(ofYourOwn[deed]);
      await run(work, action);
    });
  });
}

const ofYourOwn = {
  close: "close an action of your own: ask another reviewer",
  later: "give yourself longer: ask another reviewer",
};
