import { sql } from "kysely";
import type { System } from "#app/access/actor.ts";
import { holdersOf } from "#app/domain/accounts/holders.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";

/**
 * Names the directors as readers of each concern that nobody opened in its working time, or that still waits for its first
 * look when it is late, and tells them; reminds quality leads of a first look that is due, and of an allegation that was not
 * referred to the LADO (the local authority designated officer) within one working day (Keeping children safe in
 * education, part four). Each minute; safe to run twice.
 */
export async function watchConcerns(db: Db, actor: System, now: Date): Promise<void> {
  await transact(db, actor, now, moveUnread);
  await transact(db, actor, now, remindOfFirstLook);
  await transact(db, actor, now, moveLate);
  await transact(db, actor, now, remindOfLado);
}

async function moveUnread(work: Work): Promise<void> {
  const { trx, now } = work;
  const unread = await trx
    .updateTable("concern")
    .set({ escalated_at: now })
    .where("opened_at", "is", null)
    .where("escalated_at", "is", null)
    .where("unread_at", "<=", now)
    .returning("id")
    .execute();
  await toDirectors(work, unread, "unread");
}

async function remindOfFirstLook(work: Work): Promise<void> {
  const { trx, now } = work;
  const waiting = await trx
    .updateTable("concern")
    .set({ remind_leads_at: null })
    .where("remind_leads_at", "<=", now)
    .where("stage", "=", "raised")
    .returning("id")
    .execute();
  if (waiting.length === 0) return;
  for (const { personId, name, email } of await holdersOf(trx, ["qa_lead"]))
    for (const { id } of waiting)
      await notify(work, { email, personId }, "concern-waits", { name, id }, { type: "concern", id });
}

async function moveLate(work: Work): Promise<void> {
  const { trx, now } = work;
  const late = await trx
    .updateTable("concern")
    .set({ tell_directors_at: null, escalated_at: sql<Date>`coalesce(escalated_at, ${now})` })
    .where("tell_directors_at", "<=", now)
    .where("stage", "=", "raised")
    .returning("id")
    .execute();
  await toDirectors(work, late, "late");
}

async function toDirectors(work: Work, concerns: readonly { id: string }[], why: "unread" | "late"): Promise<void> {
  const { trx, now } = work;
  if (concerns.length === 0) return;
  const directors = await holdersOf(trx, ["director"]);
  for (const { id } of concerns) {
    const about = { type: "concern", id };
    work.audit(`concern.${why}`, about);
    for (const { personId, name, email } of directors) {
      const named = { added_at: now, added_by: null, removed_at: null, removed_by: null };
      await trx
        .insertInto("concern_reader")
        .values({ concern_id: id, person_id: personId, ...named })
        .onConflict((conflict) =>
          conflict
            .columns(["concern_id", "person_id"])
            .doUpdateSet(named)
            .where("concern_reader.removed_at", "is not", null),
        )
        .execute();
      await notify(work, { email, personId }, `concern-${why}`, { name, id }, about);
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
