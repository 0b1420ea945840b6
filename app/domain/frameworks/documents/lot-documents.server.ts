import { sql } from "kysely";
import { NotFound } from "#app/domain/errors.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { DocumentKind } from "./lot-document.ts";

const documents = (db: Db | Trx) =>
  db
    .selectFrom("lot_document")
    .leftJoin("person", "person.id", "lot_document.recorded_by")
    .select(["lot_document.id", "lot_id as lotId", "kind", "version", "title", "body", "sha256", "why"])
    .select(["from_on as fromOn", "recorded_at as recordedAt", "person.name as by"]);

type Row = Awaited<ReturnType<ReturnType<typeof documents>["executeTakeFirstOrThrow"]>>;
/**
 * A version of a lot's terms or specification, as it was published once and for all. `fromOn` is the London date on
 * which it begins to hold; paragraphs of `body` stand apart by an empty line.
 */
export type LotDocument = Omit<Row, "kind"> & { kind: DocumentKind };

// The column's CHECK holds it to the list.
const typed = (row: Row): LotDocument => ({ ...row, kind: row.kind as DocumentKind });

/** Every version of both kinds, newest first. */
export async function documentsOf(db: Db | Trx, lotId: string): Promise<LotDocument[]> {
  const rows = await documents(db)
    .where("lot_id", "=", lotId)
    .orderBy("recorded_at", "desc")
    .orderBy("lot_document.id", "desc")
    .limit(500)
    .execute();
  return rows.map(typed);
}

/** One version. Throws NotFound. */
export async function getDocument(
  db: Db | Trx,
  lotId: string,
  kind: DocumentKind,
  version: string,
): Promise<LotDocument> {
  const row = await documents(db)
    .where("lot_id", "=", lotId)
    .where("kind", "=", kind)
    .where("version", "=", version)
    .executeTakeFirst();
  if (!row) throw new NotFound("document");
  return typed(row);
}

export type NotAccepted = { total: number; admitted: number; providers: { id: string; name: string }[] };

/** Who is admitted to a lot and has not accepted this version of its terms: how many, and the first hundred by name. */
export async function notAccepted(db: Db | Trx, lotId: string, version: string): Promise<NotAccepted> {
  const admitted = await db
    .selectFrom("provider")
    .select(["id", "name"])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom("terms_acceptance")
            .select(sql`1`.as("one"))
            .whereRef("terms_acceptance.provider_id", "=", "provider.id")
            .where("terms_acceptance.lot_id", "=", lotId)
            .where("terms_version", "=", version),
        )
        .as("accepted"),
    )
    .where("id", "in", admittedTo(db, lotId))
    .orderBy("name")
    .orderBy("id")
    .execute();
  const missing = admitted.filter(({ accepted }) => !accepted).map(({ id, name }) => ({ id, name }));
  return { total: missing.length, admitted: admitted.length, providers: missing.slice(0, 100) };
}

/** The ids of every provider that is admitted to a lot. */
export const admittedTo = (db: Db | Trx, lotId: string) =>
  db
    .selectFrom("admission")
    .select("provider_id")
    .distinct()
    .where("lot_id", "=", lotId)
    .where("outcome", "=", "admitted");
