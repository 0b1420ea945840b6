import { sql } from "kysely";
import type { Actor } from "#app/access/actor.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { countRecheck } from "./next-check.server.ts";
import type { LotsAsking } from "./recheck-facts.server.ts";

/** How many providers one run of the job counts; the next run goes on. */
const IN_A_RUN = 500;

/** Counts when a provider is due its next check and keeps it for the list; one that is approved on no lot has none. */
export async function keepRecheck(trx: Trx, providerId: string, now: Date, lots?: LotsAsking): Promise<void> {
  const found = await countRecheck(trx, providerId, now, lots);
  if (!found) {
    await trx.deleteFrom("recheck").where("provider_id", "=", providerId).execute();
    return;
  }
  const kept = {
    due_on: found.dueOn ?? null,
    public_due_on: found.publicDueOn ?? null,
    last_on: found.lastOn ?? null,
    risk: found.risk,
    because: found.because,
    counted_on: londonDate(now),
  };
  await trx
    .insertInto("recheck")
    .values({ provider_id: providerId, ...kept })
    .onConflict((conflict) => conflict.column("provider_id").doUpdateSet(kept))
    .execute();
}

/**
 * Counts anew, a batch at a time, every approved provider that was not counted yet today: what is overdue, held or new
 * changes with the days. Returns how many it counted. Safe to run twice.
 */
export function keepRechecks(db: Db, actor: Actor, now: Date): Promise<number> {
  return transact(db, actor, now, async ({ trx }) => {
    const today = londonDate(now);
    const { rows } = await sql<{ id: string }>`
      (select provider_id as id from recheck where counted_on < ${today} order by counted_on limit ${IN_A_RUN})
      union
      (select distinct provider_id from admission where outcome = 'admitted'
        and not exists (select from recheck where recheck.provider_id = admission.provider_id) limit ${IN_A_RUN})`.execute(
      trx,
    );
    const lots: LotsAsking = new Map();
    for (const { id } of rows) await keepRecheck(trx, id, now, lots);
    return rows.length;
  });
}
