import type { System } from "#app/access/actor.ts";
import { holdersOf } from "#app/domain/accounts/holders.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";

/**
 * Names the directors as readers of each concern that nobody opened in its working time, and tells them; reminds quality
 * leads of an allegation that was not referred to the LADO (the local authority designated officer) within one working
 * day (Keeping children safe in education, part four). Each minute; safe to run twice.
 */
export async function watchConcerns(db: Db, actor: System, now: Date): Promise<void> {
  await transact(db, actor, now, moveToDirectors);
  await transact(db, actor, now, remindOfLado);
}

async function moveToDirectors(work: Work): Promise<void> {
  const { trx, now } = work;
  const unread = await trx
    .updateTable("concern")
    .set({ escalated_at: now })
    .where("opened_at", "is", null)
    .where("escalated_at", "is", null)
    .where("unread_at", "<=", now)
    .returning("id")
    .execute();
  if (unread.length === 0) return;
  const directors = await holdersOf(trx, ["director"]);
  for (const { id } of unread) {
    const about = { type: "concern", id };
    work.audit("concern.unread", about);
    for (const { personId, name, email } of directors) {
      await trx
        .insertInto("concern_reader")
        .values({ concern_id: id, person_id: personId, added_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await notify(work, { email, personId }, "concern-unread", { name, id }, about);
    }
  }
}

async function remindOfLado(work: Work): Promise<void> {
  const { trx, now } = work;
  const late = await trx
    .updateTable("concern")
    .set({ lado_reminded_at: now })
    .where("lado_due_at", "<=", now)
    .where("lado_referred_on", "is", null)
    .where("lado_reminded_at", "is", null)
    .where("stage", "<>", "closed")
    .returning("id")
    .execute();
  if (late.length === 0) return;
  for (const { personId, name, email } of await holdersOf(trx, ["qa_lead"]))
    for (const { id } of late)
      await notify(work, { email, personId }, "concern-lado-late", { name, id }, { type: "concern", id });
}
