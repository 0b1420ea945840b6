import type { Actor } from "#app/access/actor.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { DocumentKind } from "./lot-document.ts";

/**
 * Sets the versions in force of every lot to what holds on today's London date, and says so in the audit. Repeating it
 * is harmless. Returns how many lots' versions have changed.
 */
export async function putDueDocumentsInForce(db: Db, actor: Actor, now: Date): Promise<number> {
  let changed = 0;
  for (const lotId of new Set((await dueAt(db, now)).map((due) => due.lotId)))
    changed += await transact(db, actor, now, (work) => putInForce(work, lotId));
  return changed;
}

/** The same for one lot within other work. It is locked before it is read what holds: nothing newer is put back. */
export async function putInForce(work: Work, lotId: string): Promise<number> {
  const { trx, now } = work;
  await trx.selectFrom("lot").select("id").where("id", "=", lotId).forUpdate().execute();
  const due = await dueAt(trx, now, lotId);
  for (const { kind, version } of due) {
    const column = kind === "terms" ? "terms_version" : "specification_version";
    await trx
      .updateTable("lot")
      .set({ [column]: version })
      .where("id", "=", lotId)
      .execute();
    work.audit("lot-document.in-force", { type: "lot", id: lotId }, { kind, version });
  }
  return due.length;
}

type Due = { lotId: string; kind: DocumentKind; version: string };

/** What holds at an instant of each lot and kind, or of one lot, and is not yet the lot's version in force. */
async function dueAt(db: Db | Trx, now: Date, lotId?: string): Promise<Due[]> {
  const rows = await db
    .selectFrom("lot_document")
    .innerJoin("lot", "lot.id", "lot_document.lot_id")
    .distinctOn(["lot_id", "kind"])
    .select(["lot_id as lotId", "kind", "lot_document.version"])
    .select(["lot.terms_version as terms", "lot.specification_version as specification"])
    .where("from_on", "<=", londonDate(now))
    .where("recorded_at", "<=", now)
    .$if(lotId !== undefined, (query) => query.where("lot_id", "=", lotId ?? ""))
    .orderBy("lot_id")
    .orderBy("kind")
    .orderBy("from_on", "desc")
    .orderBy("recorded_at", "desc")
    .orderBy("lot_document.id", "desc")
    .execute();
  // The column's CHECK holds the kind to the list.
  return rows.map((row) => ({ ...row, kind: row.kind as DocumentKind })).filter((row) => row[row.kind] !== row.version);
}
