import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { contactsOf } from "#app/domain/providers/contacts.server.ts";
import { lockProvider } from "#app/domain/providers/lock-provider.server.ts";
import { next } from "#app/domain/state-machine.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { visitStates } from "./visit-status.ts";
import { getVisit, lockVisit } from "./visits.server.ts";

type Input = { id: string; reason: string; submissionKey: string };

/**
 * Calls off a planned visit, with the reason; whoever was told of it hears so. Once for a form. Throws NotFound,
 * Forbidden, NotAllowedNow for one that was recorded or called off.
 */
export function cancelVisit(db: Db, actor: Actor, { id, reason, submissionKey }: Input, now: Date): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "visit.record", undefined, "visit.read");
    await lockProvider(work, (await getVisit(work.trx, id)).providerId);
    await once(work, "visit.cancel", { id, reason, submissionKey }, async () => {
      const visit = await lockVisit(work.trx, id);
      const status = next(visitStates, visit.status, "cancel");
      await work.trx.updateTable("visit").set({ status, cancelled_because: reason }).where("id", "=", id).execute();
      work.audit("visit.cancel", { type: "visit", id }, { provider: visit.providerId });
      if (!visit.announced || visit.visitOn < londonDate(now)) return;
      const visitOn = formatDate(visit.visitOn, "long");
      for (const { name, ...to } of await contactsOf(work.trx, visit.providerId, "evidence"))
        await notify(work, to, "visit-cancelled", { name, visitOn }, { type: "visit", id });
    });
  });
}
