import { sql } from "kysely";
import type { System } from "#app/access/actor.ts";
import { freeHolders, hasFreeHolder } from "#app/domain/conflicts/free-holders.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";

const leads = ["qa_lead"] as const;

/**
 * Names the directors as readers of each concern that nobody opened in its working time, that no quality lead may open,
 * or that still waits for its first look when it is late, and tells them; or the administrators, where no director may
 * read it. Reminds quality leads of a first look that is due, and of an allegation that was not referred to the LADO (the
 * local authority designated officer) within one working day (Keeping children safe in education, part four). Each minute;
 * safe to run twice.
 */
export async function watchConcerns(db: Db, actor: System, now: Date): Promise<void> {
  await transact(db, actor, now, moveUnread);
  await transact(db, actor, now, moveUnheld);
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
    .returning(["id", "provider_id as providerId"])
    .execute();
  await toDirectors(work, unread, "unread");
}

/** While every quality lead declared a conflict of interest with its provider, none of them may open or decide it. */
async function moveUnheld(work: Work): Promise<void> {
  const unheld = await work.trx
    .updateTable("concern")
    .set({ escalated_at: work.now })
    .where("stage", "<>", "closed")
    .where("escalated_at", "is", null)
    .where("provider_id", "is not", null)
    .where(sql<boolean>`not ${hasFreeHolder(leads, sql.ref("concern.provider_id"))}`)
    .returning(["id", "provider_id as providerId"])
    .execute();
  await toDirectors(work, unheld, "unheld");
}

async function remindOfFirstLook(work: Work): Promise<void> {
  const { trx, now } = work;
  const waiting = await trx
    .updateTable("concern")
    .set({ remind_leads_at: null })
    .where("remind_leads_at", "<=", now)
    .where("stage", "=", "raised")
    .returning(["id", "provider_id as providerId"])
    .execute();
  for (const { id, providerId } of waiting)
    for (const { personId, name, email } of await freeHolders(trx, leads, providerId))
      await notify(work, { email, personId }, "concern-waits", { name, id }, { type: "concern", id });
}

async function moveLate(work: Work): Promise<void> {
  const { trx, now } = work;
  const late = await trx
    .updateTable("concern")
    .set({ tell_directors_at: null, escalated_at: sql<Date>`coalesce(escalated_at, ${now})` })
    .where("tell_directors_at", "<=", now)
    .where("stage", "=", "raised")
    .returning(["id", "provider_id as providerId"])
    .execute();
  await toDirectors(work, late, "late");
}

type Moved = { id: string; providerId: string | null };

async function toDirectors(work: Work, concerns: readonly Moved[], why: "unread" | "late" | "unheld"): Promise<void> {
  const { trx, now } = work;
  for (const { id, providerId } of concerns) {
    const directors = await freeHolders(trx, ["director"], providerId);
    const about = { type: "concern", id };
    work.audit(`concern.${why}`, about);
    if (directors.length === 0) await tellAdministrators(work, about);
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

/** Where no director is free either, somebody has to be made a quality lead who is. */
async function tellAdministrators(work: Work, about: { type: string; id: string }): Promise<void> {
  for (const { personId, name, email } of await freeHolders(work.trx, ["admin"], null))
    await notify(work, { email, personId }, "concern-nobody", { name }, about);
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
    .returning(["id", "provider_id as providerId"])
    .execute();
  for (const { id, providerId } of late)
    for (const { personId, name, email } of await freeHolders(trx, leads, providerId))
      await notify(work, { email, personId }, "concern-lado-late", { name, id }, { type: "concern", id });
}
