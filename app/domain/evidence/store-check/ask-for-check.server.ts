import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";

/** Has documents and objects compared as soon as the worker is free; asked for twice, it is done once. */
export const askForCheck = (db: Db, actor: Actor, now: Date): Promise<void> =>
  transact(db, actor, now, async (work) => {
    authorise(work.actor, "evidence-store.check", undefined, "evidence-store.read");
    await work.enqueue("reconcile-evidence", { by: personId(actor) ?? "" }, { jobKey: "reconcile-evidence" });
    work.audit("evidence-store.ask", { type: "evidence-store", id: "evidence-store" });
  });
