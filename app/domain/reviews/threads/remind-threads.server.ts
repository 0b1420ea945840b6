import type { System } from "#app/access/actor.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { addDays, formatDate, londonDate, londonTime } from "#app/domain/london-time.ts";
import { notifyOwnersOfMany } from "#app/domain/notifications/notify-many.server.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { reminderDue } from "./reminder-due.ts";

/** The hour in London from which reminders go out. */
const FROM = "08:00";
/** No two working days are further apart than this many days; whatever is due later waits. */
const LOOK_AHEAD = 21;
const AT_MOST = 1_000;

/**
 * Reminds the owners of providers of open questions that are due in two working days or today: one e-mail for each
 * application and run, from 08:00 London. Safe to run twice and side by side. Returns how many questions it told of.
 */
export async function remindThreads(db: Db, actor: System, now: Date): Promise<number> {
  if (londonTime(now) < FROM) return 0;
  return transact(db, actor, now, (work) => remind(work));
}

async function remind(work: Work): Promise<number> {
  const { trx, now } = work;
  const today = londonDate(now);
  const calendar = await loadCalendar(trx);
  const due = (await lockWaiting(trx, today)).filter((thread) => reminderDue(thread, today, calendar));
  if (due.length === 0) return 0;
  const ids = due.map(({ id }) => id);
  await trx.updateTable("information_request").set({ reminded_on: today }).where("id", "in", ids).execute();
  const firsts = due.filter(
    ({ applicationId }, place) => due.findIndex((one) => one.applicationId === applicationId) === place,
  );
  await notifyOwnersOfMany(
    work,
    "questions-due",
    firsts.map(({ providerId, applicationId, ref }) => ({
      providerId,
      data: {
        ...{ ref, applicationId },
        questions: due
          .filter((one) => one.applicationId === applicationId)
          .map(({ question, dueOn }) => ({ question, due: formatDate(dueOn, "long") })),
      },
      about: { type: "application", id: applicationId },
    })),
  );
  work.audit("thread.remind", { type: "job", id: "remind-threads" }, { threads: ids });
  return due.length;
}

const lockWaiting = (trx: Trx, today: string) =>
  trx
    .selectFrom("information_request")
    .innerJoin("application", "application.id", "information_request.application_id")
    .select(["information_request.id", "question", "due_on as dueOn", "reminded_on as remindedOn"])
    .select(["application.id as applicationId", "application.ref", "application.provider_id as providerId"])
    .where("information_request.state", "=", "waiting")
    .where("application.status", "=", "information-requested")
    .where("due_on", ">=", today)
    .where("due_on", "<=", addDays(today, LOOK_AHEAD))
    .where((eb) => eb.or([eb("reminded_on", "is", null), eb("reminded_on", "<", today)]))
    .orderBy("due_on")
    .orderBy("information_request.id")
    .limit(AT_MOST)
    .forUpdate("information_request")
    .skipLocked()
    .execute();
