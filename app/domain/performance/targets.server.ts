import { formatDate } from "#app/domain/london-time.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type KpiName, kpis } from "./kpis.ts";

/** The targets that the council has set, newest first, in words. */
export async function targetsSet(db: Db | Trx) {
  const rows = await db
    .selectFrom("kpi_target")
    .innerJoin("person", "person.id", "set_by")
    .leftJoin("lot", "lot.id", "lot_id")
    .select(["kpi_target.id", "kpi", "target", "amber", "from_on as fromOn", "source"])
    .select(["person.name as by", "set_at as at", "lot.name as lot"])
    .orderBy("from_on", "desc")
    .orderBy("set_at", "desc")
    .limit(100)
    .execute();
  return rows.map(({ kpi, fromOn, at, lot, ...row }) => ({
    ...row,
    title: kpis[kpi as KpiName]?.title ?? kpi,
    lot: lot ?? "Every lot",
    from: formatDate(fromOn),
    at: formatDate(at),
  }));
}
