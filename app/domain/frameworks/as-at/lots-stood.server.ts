import type { Db, Trx } from "#db/client.server.ts";
import type { LotContent } from "../framework-versions.server.ts";
import type { LotStatus } from "../lot-status.ts";
import { type DocumentKept, type DocumentStood, documentsAt } from "./documents-at.ts";
import { closingReplayed, type LotMove, type RoundHeld, statusReplayed } from "./replay-status.ts";

/** A lot as it stood: whether it took applications, until when (UTC) if that was known, its documents, newest first. */
export type LotStood = Omit<LotContent, "id"> & {
  id: string;
  status: LotStatus;
  closesAt: Date | undefined;
  terms: DocumentStood[];
  specification: DocumentStood[];
};

/** The lots of one framework's content with all that is dated about them, as it held at an instant (UTC). */
export async function lotsStood(db: Db | Trx, lots: readonly LotContent[], at: Date): Promise<LotStood[]> {
  const ids = lots.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [rows, events, documents, rounds] = await Promise.all([
    stored(db, ids),
    eventsOf(db, ids),
    documentsOf(db, ids),
    roundsOf(db, ids),
  ]);
  return lots.flatMap((lot) => {
    const row = rows.find(({ id }) => id === lot.id);
    if (!row) return [];
    const history: LotMove[] = events.filter(({ lotId }) => lotId === lot.id);
    const held: RoundHeld[] = rounds.flatMap(({ lotIds, openedAt, closesAt }) =>
      openedAt && lotIds.includes(lot.id) ? [{ openedAt, closesAt }] : [],
    );
    const kept: DocumentKept[] = documents.filter(({ lotId }) => lotId === lot.id);
    const now = { status: row.status as LotStatus, closesAt: row.closesAt };
    const status = statusReplayed(history, now, at);
    return [
      {
        ...lot,
        status,
        closesAt: status === "open" ? closingReplayed(history, held, now, at) : undefined,
        terms: documentsAt(kept, "terms", row.termsVersion, at),
        specification: documentsAt(kept, "specification", row.specificationVersion, at),
      },
    ];
  });
}

const stored = (db: Db | Trx, ids: string[]) =>
  db
    .selectFrom("lot")
    .select(["id", "status", "closes_at as closesAt", "terms_version as termsVersion"])
    .select("specification_version as specificationVersion")
    .where("id", "in", ids)
    .execute();

const eventsOf = (db: Db | Trx, ids: string[]) =>
  db
    .selectFrom("lot_event")
    .select(["lot_id as lotId", "event", "from_status as from", "at"])
    .where("lot_id", "in", ids)
    .orderBy("at")
    .orderBy("id")
    .execute();

const documentsOf = (db: Db | Trx, ids: string[]) =>
  db
    .selectFrom("lot_document")
    .select(["lot_id as lotId", "kind", "version", "from_on as fromOn", "recorded_at as recordedAt"])
    .where("lot_id", "in", ids)
    .execute();

const roundsOf = (db: Db | Trx, ids: string[]) =>
  db
    .selectFrom("admission_round")
    .select(["lot_ids as lotIds", "opened_at as openedAt", "closes_at as closesAt"])
    .where("opened_at", "is not", null)
    .where("framework_id", "in", (eb) => eb.selectFrom("lot").select("framework_id").where("id", "in", ids))
    .execute();
