import { londonDate } from "#app/domain/london-time.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { basisAt } from "../basis/bases.server.ts";
import type { Framework } from "../frameworks.server.ts";
import { listLots } from "../lots.server.ts";
import type { RoundFacts } from "./round-rules.ts";

/** What decides whether a round of these lots can be announced at `now` (UTC). */
export async function roundFacts(
  db: Db | Trx,
  { id, endsOn }: Pick<Framework, "id" | "endsOn">,
  lotIds: readonly string[],
  now: Date,
): Promise<RoundFacts> {
  const lots = await listLots(db, now, id);
  const waiting = await db
    .selectFrom("admission_round")
    .select("lot_ids")
    .where("framework_id", "=", id)
    .where("opened_at", "is", null)
    .where("cancelled_at", "is", null)
    .execute();
  const planned = new Set(waiting.flatMap((round) => round.lot_ids));
  const opened = await db
    .selectFrom("lot_event")
    .innerJoin("lot", "lot.id", "lot_event.lot_id")
    .select("lot_event.id")
    .where("lot.framework_id", "=", id)
    .where("event", "=", "open")
    .limit(1)
    .executeTakeFirst();
  return {
    basis: await basisAt(db, id, now),
    lots: lots.map((lot) => ({
      ...{ id: lot.id, name: lot.name, open: lot.status === "open", planned: planned.has(lot.id) },
    })),
    everOpened: opened !== undefined || lots.some(({ status }) => status === "open"),
    admitted: await countAdmitted(db, lotIds),
    ...{ endsOn, today: londonDate(now) },
  };
}

async function countAdmitted(db: Db | Trx, lotIds: readonly string[]): Promise<number> {
  if (lotIds.length === 0) return 0;
  const { count } = await db
    .selectFrom("admission")
    .select((eb) => eb.fn.count<number>("provider_id").distinct().as("count"))
    .where("lot_id", "in", [...lotIds])
    .where("outcome", "=", "admitted")
    .executeTakeFirstOrThrow();
  return Number(count);
}
