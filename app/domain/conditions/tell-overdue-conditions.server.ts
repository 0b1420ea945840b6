import type { System } from "#app/access/actor.ts";
import { formatDate, londonDate, londonTime } from "#app/domain/london-time.ts";
import { notifyMany, notifyOwnersOfMany } from "#app/domain/notifications/notify-many.server.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";

const FROM = "08:00";
const AT_MOST = 500;

/**
 * Tells the owners of a provider, and the council's person who checks it, of each condition whose date is past: once for
 * each date, from 08:00 London. Safe to run twice and side by side. Returns how many it told of.
 */
export async function tellOverdueConditions(db: Db, actor: System, now: Date): Promise<number> {
  if (londonTime(now) < FROM) return 0;
  return transact(db, actor, now, (work) => tell(work));
}

async function tell(work: Work): Promise<number> {
  const { trx, now } = work;
  const today = londonDate(now);
  const late = await trx
    .selectFrom("admission_condition as condition")
    .innerJoin("application", "application.id", "condition.application_id")
    .innerJoin("person as checker", "checker.id", "condition.checked_by")
    .select(["condition.id", "what", "due_on as dueOn", "application.ref", "condition.provider_id as providerId"])
    .select(["checked_by as checkedBy", "checker.email as checkerEmail"])
    .where("condition.state", "in", ["open", "said-done"])
    .where("due_on", "<", today)
    .where("overdue_told_on", "is", null)
    .orderBy("due_on")
    .orderBy("condition.id")
    .limit(AT_MOST)
    .forUpdate("condition")
    .skipLocked()
    .execute();
  if (late.length === 0) return 0;
  const ids = late.map(({ id }) => id);
  await trx.updateTable("admission_condition").set({ overdue_told_on: today }).where("id", "in", ids).execute();
  const mails = late.map(({ id, what, dueOn, ref, ...to }) => ({
    ...to,
    data: { what, ref, due: formatDate(dueOn, "long"), id },
    about: { type: "condition", id },
  }));
  await notifyOwnersOfMany(
    work,
    "condition-overdue",
    mails.map(({ providerId, data, about }) => ({ providerId, data: { ...data, reader: "provider" as const }, about })),
  );
  await notifyMany(
    work,
    "condition-overdue",
    mails.map(({ checkerEmail, checkedBy, data, about }) => ({
      ...{ email: checkerEmail, personId: checkedBy },
      ...{ data: { ...data, reader: "council" as const }, about },
    })),
  );
  work.audit("condition.overdue", { type: "job", id: "tell-overdue-conditions" }, { conditions: ids });
  return late.length;
}
