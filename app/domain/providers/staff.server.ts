import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { ProviderPerson } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Refused } from "#app/domain/errors.ts";
import { today } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { StaffCheckForm, StaffForm } from "./staff.ts";

const MOST_STAFF = 200;

/** A provider's single central record: who works there now, by name, with the checks seen. */
export const listStaff = (db: Db | Trx, providerId: string) =>
  db
    .selectFrom("staff_member")
    .select(["id", "name", "role"])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom("staff_check")
          .select(["check_name as check", "checked_on as checkedOn", "level", "seen_by as seenBy"])
          .whereRef("staff_check.staff_member_id", "=", "staff_member.id")
          .orderBy("check_name"),
      ).as("checks"),
    )
    .where("provider_id", "=", providerId)
    .where("left_at", "is", null)
    .orderBy("name")
    .orderBy("id")
    .limit(MOST_STAFF)
    .execute();

/** Puts a person on the record, once for a form. Returns the id. */
export function addStaff(db: Db, actor: ProviderPerson, form: StaffForm, now: Date): Promise<{ id: string }> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "staff.keep", undefined, "provider.home");
    return once(work, "add-staff", form.submissionKey, async () => {
      const id = uuidv7(now.getTime());
      const { name, role } = form;
      await work.trx
        .insertInto("staff_member")
        .values({ id, provider_id: actor.providerId, name, role, added_at: now })
        .execute();
      work.audit("staff.add", { type: "staff-member", id });
      return { id };
    });
  });
}

/** Records a check that someone saw; a newer one takes the place of the older. Throws Refused for a date to come or a stranger. */
export function recordStaffCheck(db: Db, actor: ProviderPerson, form: StaffCheckForm, now: Date): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "staff.keep", undefined, "provider.home");
    if (form.checkedOn > today(now)) throw new Refused("checkedOn", "Date of the check must be today or in the past");
    const member = await work.trx
      .selectFrom("staff_member")
      .select("id")
      .where("id", "=", form.staffMemberId)
      .where("provider_id", "=", actor.providerId)
      .where("left_at", "is", null)
      .forUpdate()
      .executeTakeFirst();
    if (!member) throw new Refused("staffMemberId", "Select who was checked");
    const seen = { checked_on: form.checkedOn, level: form.level || null, seen_by: form.seenBy, recorded_at: now };
    await work.trx
      .insertInto("staff_check")
      .values({ id: uuidv7(now.getTime()), staff_member_id: member.id, check_name: form.check, ...seen })
      .onConflict((conflict) => conflict.columns(["staff_member_id", "check_name"]).doUpdateSet(seen))
      .execute();
    work.audit("staff.check", { type: "staff-member", id: member.id }, { check: form.check });
  });
}
