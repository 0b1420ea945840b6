import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Refused } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { lockProvider } from "#app/domain/providers/lock-provider.server.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import type { EntryForm } from "./performance-forms.ts";
import { quartersUntil } from "./quarter.ts";

/**
 * Enters by hand how a provider did in a quarter, with where the numbers come from; a second entry takes the place of the
 * first, and the audit keeps both. Once for a form. Throws NotFound, Forbidden, Refused for a lot that it is not on and
 * for a quarter to come or long past.
 */
export function enterResult(
  db: Db,
  actor: Actor,
  { providerId, ...form }: EntryForm & { providerId: string },
  now: Date,
): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "performance.enter", undefined, "visit.read");
    const provider = await lockProvider(work, providerId);
    await once(work, "performance.enter", { ...form, providerId }, async () => {
      const { lot, kpi, quarter, met, ofAll, source } = form;
      if (!quartersUntil(londonDate(now)).includes(quarter)) throw new Refused("quarter", "Select the quarter");
      const admitted = await work.trx
        .selectFrom("admission")
        .select("id")
        .where("provider_id", "=", provider.id)
        .where("lot_id", "=", lot)
        .where("outcome", "=", "admitted")
        .executeTakeFirst();
      if (!admitted) throw new Refused("lot", "Select a lot that this provider is on");
      const entered = { met, of_all: ofAll, source, entered_by: requireOfficer(actor).personId, at: now };
      await work.trx
        .insertInto("kpi_result")
        .values({ provider_id: provider.id, lot_id: lot, kpi, quarter, ...entered })
        .onConflict((conflict) => conflict.columns(["provider_id", "lot_id", "quarter", "kpi"]).doUpdateSet(entered))
        .execute();
      work.audit("performance.enter", { type: "provider", id: provider.id }, { lot, kpi, quarter, met, ofAll });
    });
  });
}
