import type { Actor } from "#app/access/actor.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { isReminderTime } from "#app/domain/calendar/reminder-time.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { ownersOf } from "./owners.server.ts";

const IN_A_RUN = 100;

/**
 * Tells whoever owns it, once, that an action's date has passed: on the first working day after it, from 8 in the
 * morning. Returns how many were told of. Safe to run twice.
 */
export function remindActions(db: Db, actor: Actor, now: Date): Promise<number> {
  return transact(db, actor, now, async (work) => {
    const today = londonDate(now);
    if (!isReminderTime(await loadCalendar(work.trx), now)) return 0;
    const late = await work.trx
      .selectFrom("action_point as action")
      .select(["action.id", "provider_id as providerId", "due_on as dueOn", "owner_id as ownerId"])
      .where("status", "=", "open")
      .where("due_on", "<", today)
      .where("reminded_at", "is", null)
      .orderBy("due_on")
      .limit(IN_A_RUN)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { id, dueOn, ...owned } of late) {
      const [due, council] = [formatDate(dueOn), owned.ownerId !== null];
      for (const { name, ...to } of await ownersOf(work.trx, owned))
        await notify(work, to, "action-overdue", { name, id, dueOn: due, council }, { type: "action", id });
      await work.trx.updateTable("action_point").set({ reminded_at: now }).where("id", "=", id).execute();
    }
    return late.length;
  });
}
