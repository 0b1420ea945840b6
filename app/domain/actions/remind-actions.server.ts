import type { Actor } from "#app/access/actor.ts";
import { isWorkingDay } from "#app/domain/calendar/calendar.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { formatDate, londonDate, londonTime } from "#app/domain/london-time.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { contactsOf } from "#app/domain/providers/contacts.server.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";

const IN_A_RUN = 100;
const MORNING = "08:00:00";

/**
 * Tells whoever owns it, once, that an action's date has passed: on the first working day after it, from 8 in the
 * morning. Returns how many were told of. Safe to run twice.
 */
export function remindActions(db: Db, actor: Actor, now: Date): Promise<number> {
  return transact(db, actor, now, async (work) => {
    const today = londonDate(now);
    if (londonTime(now) < MORNING || !isWorkingDay(await loadCalendar(work.trx), today, "service")) return 0;
    const late = await work.trx
      .selectFrom("action_point as action")
      .leftJoin("person", "person.id", "action.owner_id")
      .select(["action.id", "provider_id as providerId", "due_on as dueOn", "owner_id as ownerId"])
      .select(["person.name", "person.email"])
      .where("status", "=", "open")
      .where("due_on", "<", today)
      .where("reminded_at", "is", null)
      .orderBy("due_on")
      .limit(IN_A_RUN)
      .forUpdate("action")
      .skipLocked()
      .execute();
    for (const { id, providerId, dueOn, ownerId, name, email } of late) {
      const council = ownerId !== null;
      const to =
        ownerId && name && email
          ? [{ personId: ownerId, name, email }]
          : await contactsOf(work.trx, providerId, "evidence");
      for (const { name: called, ...person } of to)
        await notify(
          work,
          person,
          "action-overdue",
          { name: called, id, dueOn: formatDate(dueOn), council },
          { type: "action", id },
        );
      await work.trx.updateTable("action_point").set({ reminded_at: now }).where("id", "=", id).execute();
    }
    return late.length;
  });
}
