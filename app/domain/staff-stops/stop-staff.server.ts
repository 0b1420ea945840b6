import { sql } from "kysely";
import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { Conflict, NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { contactsOf } from "#app/domain/providers/contacts.server.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { pauseStopped } from "./pause-stopped.server.ts";
import type { StopForm } from "./staff-stop-forms.ts";
import { namesakes, stoppedAt, stoppedStaff } from "./staff-stops.server.ts";

/**
 * Stops a named worker at every provider, that minute (rules 5): what names them can be neither offered, awarded nor
 * started until it is lifted, and the running placements that name them are paused. Whoever has the name and was shown but not chosen is somebody else. Their providers are
 * told in careful words. Once for a form. Throws Conflict when somebody of that name was added since they were shown.
 */
export function stopStaff(db: Db, actor: Actor, form: StopForm, now: Date): Promise<{ id: string }> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "staff.stop");
    if (actor.kind !== "council") throw new NotFound();
    return once(work, "stop-staff", form, async () => {
      const found = (await namesakes(work.trx, form.name)).map(({ id }) => id);
      if (found.some((id) => !form.shown.includes(id)))
        throw new Conflict("Someone of this name was added to a record meanwhile. Look for the name again");
      if (found.length > 0)
        await work.trx
          .selectFrom("staff_member")
          .select("id")
          .where("id", "in", found)
          .orderBy("id")
          .forUpdate()
          .execute();
      const id = uuidv7(now.getTime());
      const { name, reason } = form;
      await work.trx
        .insertInto("staff_stop")
        .values({ id, name, reason, stopped_by: actor.personId, stopped_at: now })
        .execute();
      const rows = found.map((staff) => ({ stop_id: id, staff_member_id: staff, meant: form.meant.includes(staff) }));
      if (rows.length > 0) await work.trx.insertInto("staff_stop_member").values(rows).execute();
      work.audit("staff-stop.open", { type: "staff-stop", id }, { meant: form.meant });
      await tell(work, id, false);
      await pauseStopped(work, id);
      return { id };
    });
  });
}

/**
 * Lifts a stop, with the reason. Whoever may stop somebody always may, to protect children; but who declared a conflict of
 * interest with a provider whose worker it stops does not lift it. Throws NotFound, Forbidden, NotAllowedNow for one that
 * is lifted already.
 */
export function liftStop(db: Db, actor: Actor, { id, reason }: { id: string; reason: string }, now: Date) {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "staff.stop");
    if (actor.kind !== "council" || !isUuid(id)) throw new NotFound("stop");
    const stop = await work.trx
      .selectFrom("staff_stop")
      .select("lifted_at")
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst();
    if (!stop) throw new NotFound("stop");
    for (const provider of await stoppedAt(work.trx, id)) await refuseConflict(work.trx, actor, provider);
    if (stop.lifted_at) throw new NotAllowedNow("lift a stop that was lifted");
    await tell(work, id, true);
    await work.trx
      .updateTable("staff_stop")
      .set({ lifted_at: now, lifted_by: actor.personId, lifted_because: reason })
      .where("id", "=", id)
      .execute();
    work.audit("staff-stop.lift", { type: "staff-stop", id });
  });
}

/** Tells the providers on whose record somebody is stopped by this stop and works still. */
async function tell(work: Work, stopId: string, lifted: boolean): Promise<void> {
  const providers = await stoppedStaff(work.trx, stopId).where(sql<boolean>`left_at is null`).execute();
  for (const { id } of providers)
    for (const { name, email, personId } of await contactsOf(work.trx, id, "evidence"))
      await notify(work, { email, personId }, "staff-stop", { name, lifted }, { type: "provider", id });
}
