import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Refused } from "#app/domain/errors.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import type { TargetForm } from "./performance-forms.ts";

/**
 * Sets a target of one lot or of all, in per cent, from a London date on; quarters that ended before it keep theirs.
 * Earlier targets stay on record. Once for a form. Throws NotFound, Forbidden, Refused for a lot that there is none of.
 */
export function setTarget(db: Db, actor: Actor, form: TargetForm, now: Date): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "performance.target", undefined, "visit.read");
    await once(work, "performance.target", form, async () => {
      const { lot, kpi, target, amber, fromOn, source } = form;
      const known =
        lot === "" || (await work.trx.selectFrom("lot").select("id").where("id", "=", lot).executeTakeFirst());
      if (!known) throw new Refused("lot", "Select the lot");
      const id = uuidv7(now.getTime());
      await work.trx
        .insertInto("kpi_target")
        .values({
          ...{ id, lot_id: lot || null, kpi, target, amber, from_on: fromOn, source },
          ...{ set_at: now, set_by: requireOfficer(actor).personId },
        })
        .execute();
      work.audit("performance.target", { type: "kpi-target", id }, { lot: lot || null, kpi, target, amber, fromOn });
    });
  });
}
