import type { Actor } from "#app/access/actor.ts";
import { policy } from "#app/access/policy.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { isReminderTime } from "#app/domain/calendar/reminder-time.ts";
import { stillTheirs } from "#app/domain/conflicts/still-theirs.server.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { nextIsDue } from "./meetings-due.server.ts";

const IN_A_RUN = 100;

const roles = policy["meeting.record"].council;

/**
 * Tells the council, once, that the date of a provider's next review meeting or audit has passed and none was recorded
 * (row 69): on the first working day after it, from 8 in the morning. Whoever recorded the last one is told; the QA leads
 * where that person has left, or declared a conflict of interest. Returns of how many. Safe to run twice.
 */
export function remindMeetings(db: Db, actor: Actor, now: Date): Promise<number> {
  return transact(db, actor, now, async (work) => {
    const today = londonDate(now);
    if (!isReminderTime(await loadCalendar(work.trx), now)) return 0;
    const late = await work.trx
      .selectFrom("provider_review as review")
      .select(["review.id", "provider_id as providerId", "next_on as nextOn", "recorded_by as recordedBy"])
      .where(nextIsDue)
      .where("next_on", "<", today)
      .where("reminded_at", "is", null)
      .orderBy("next_on")
      .limit(IN_A_RUN)
      .forUpdate("review")
      .skipLocked()
      .execute();
    for (const { id, providerId, nextOn, recordedBy } of late) {
      const whose = { personId: recordedBy, roles, others: ["qa_lead"], providerId } as const;
      const dueOn = formatDate(nextOn ?? today);
      for (const { name, ...to } of await stillTheirs(work.trx, whose))
        await notify(work, to, "meeting-overdue", { name, id, dueOn }, { type: "meeting", id });
      await work.trx.updateTable("provider_review").set({ reminded_at: now }).where("id", "=", id).execute();
    }
    return late.length;
  });
}
