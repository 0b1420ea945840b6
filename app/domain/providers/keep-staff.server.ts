import type { Actor, ProviderPerson } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow, NotFound, Refused } from "#app/domain/errors.ts";
import { today } from "#app/domain/london-time.ts";
import { keepStopped } from "#app/domain/staff-stops/keep-stopped.server.ts";
import { stoppedOf } from "#app/domain/staff-stops/refuse-stopped.server.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { NAME_KEPT, type StaffChangeForm, type StaffCheckForm, type StaffForm } from "./staff.ts";

/** Puts a person on the record, once for a form. Returns the id. */
export function addStaff(db: Db, actor: ProviderPerson, form: StaffForm, now: Date): Promise<{ id: string }> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "staff.keep", undefined, "provider.home");
    return once(work, "add-staff", form, async () => {
      const id = uuidv7(now.getTime());
      const { name, role } = form;
      await work.trx
        .insertInto("staff_member")
        .values({ id, provider_id: actor.providerId, name, role, added_at: now })
        .execute();
      await keepStopped(work.trx, [id]);
      work.audit("staff.add", { type: "staff-member", id });
      return { id };
    });
  });
}

/** Puts a person's name or role right. Throws Refused for the name of someone who cannot be named at the moment. */
export const changeStaff = (db: Db, actor: Actor, id: string, { name, role }: StaffChangeForm, now: Date) =>
  onStaff(db, actor, id, now, async ({ trx, audit }, before) => {
    if (name !== before && (await stoppedOf(trx, [id])).length > 0) throw new Refused("name", NAME_KEPT);
    await trx.updateTable("staff_member").set({ name, role }).where("id", "=", id).execute();
    await keepStopped(trx, [id]);
    audit("staff.change", { type: "staff-member", id });
  });

/** Says that a person has left: what was checked is kept, and nobody can name them any more. */
export const staffLeft = (db: Db, actor: Actor, id: string, now: Date) =>
  onStaff(db, actor, id, now, async ({ trx, audit }) => {
    await trx.updateTable("staff_member").set({ left_at: now }).where("id", "=", id).execute();
    audit("staff.leave", { type: "staff-member", id });
  });

/** Records a check that someone saw; a newer one takes the place of the older. Throws Refused for a date to come. */
export const recordStaffCheck = (db: Db, actor: Actor, id: string, form: StaffCheckForm, now: Date) =>
  onStaff(db, actor, id, now, async ({ trx, audit }) => {
    if (form.checkedOn > today(now)) throw new Refused("checkedOn", "Date of the check must be today or in the past");
    const seen = { checked_on: form.checkedOn, level: form.level || null, seen_by: form.seenBy, recorded_at: now };
    await trx
      .insertInto("staff_check")
      .values({ id: uuidv7(now.getTime()), staff_member_id: id, check_name: form.check, ...seen })
      .onConflict((conflict) => conflict.columns(["staff_member_id", "check_name"]).doUpdateSet(seen))
      .execute();
    audit("staff.check", { type: "staff-member", id }, { check: form.check });
  });

/** One change of one person who works for the actor's provider. Throws NotFound, Forbidden, NotAllowedNow after they left. */
function onStaff(
  db: Db,
  actor: Actor,
  id: string,
  now: Date,
  run: (work: Work, name: string) => Promise<void>,
): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "staff.keep", undefined, "provider.home");
    if (actor.kind !== "provider" || !isUuid(id)) throw new NotFound("person");
    const member = await work.trx
      .selectFrom("staff_member")
      .select(["left_at", "name"])
      .where("id", "=", id)
      .where("provider_id", "=", actor.providerId)
      .forUpdate()
      .executeTakeFirst();
    if (!member) throw new NotFound("person");
    if (member.left_at) throw new NotAllowedNow("change someone who has left");
    await run(work, member.name);
  });
}
