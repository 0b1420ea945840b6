import type { System } from "#app/access/actor.ts";
import { formatDate, londonDate, londonTime } from "#app/domain/london-time.ts";
import { notifyMany, notifyOwnersOfMany } from "#app/domain/notifications/notify-many.server.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { whoChecks } from "./who-checks.server.ts";

const FROM = "08:00";
const AT_MOST = 500;
const reader = "council" as const;

/**
 * Tells the owners of a provider, and who checks it at the council, of each condition whose date is past: once for
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
    .select(["condition.id", "what", "due_on as dueOn", "application.ref", "condition.provider_id as providerId"])
    .select("checked_by as checkedBy")
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
  for (const { checkedBy, providerId, data, about } of mails) {
    const people = await whoChecks(trx, { checkedBy, providerId });
    const told = people.map(({ email, personId }) => ({ email, personId, about, data: { ...data, reader } }));
    await notifyMany(work, "condition-overdue", told);
  }
  work.audit("condition.overdue", { type: "job", id: "tell-overdue-conditions" }, { conditions: ids });
  return late.length;
}
