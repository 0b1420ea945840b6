import type { Actor } from "#app/access/actor.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import type { DocumentKind } from "./lot-document.ts";

/**
 * Sets the versions in force of every lot to what holds on today's London date, and says so in the audit. Repeating it
 * is harmless. Returns how many lots' versions have changed.
 */
export const putDueDocumentsInForce = (db: Db, actor: Actor, now: Date): Promise<number> =>
  transact(db, actor, now, (work) => putInForce(work));

/** The same within other work, for one lot when it is given. */
export async function putInForce(work: Work, lotId?: string): Promise<number> {
  let changed = 0;
  // Locked before it is read what holds: what is published meanwhile must not be put back.
  await work.trx
    .selectFrom("lot")
    .select("id")
    .$if(lotId !== undefined, (query) => query.where("id", "=", lotId ?? ""))
    .orderBy("id")
    .forUpdate()
    .execute();
  for (const due of await holding(work, lotId)) if (await set(work, due)) changed += 1;
  return changed;
}

type Due = { lotId: string; kind: DocumentKind; version: string };

/** What holds today of each lot and kind and is not yet the lot's version in force. */
async function holding({ trx, now }: Work, lotId: string | undefined): Promise<Due[]> {
  const rows = await trx
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
  return rows
    .map((row) => ({ ...row, kind: row.kind as DocumentKind }))
    .filter((row) => row[row.kind] !== row.version)
    .map(({ kind, version, lotId: id }) => ({ lotId: id, kind, version }));
}

async function set(work: Work, { lotId, kind, version }: Due): Promise<boolean> {
  const column = kind === "terms" ? "terms_version" : "specification_version";
  // Another run may have done it since it was read: only the one that changes the row writes it down.
  const done = await work.trx
    .updateTable("lot")
    .set({ [column]: version })
    .where("id", "=", lotId)
    .where(column, "<>", version)
    .returning("id")
    .executeTakeFirst();
  if (done) work.audit("lot-document.in-force", { type: "lot", id: lotId }, { kind, version });
  return done !== undefined;
}
