import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import type { Action } from "#app/access/policy.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";
import type { EvidenceState, Scan } from "./evidence.ts";
import type { WithdrawnBecause } from "./evidence-status.ts";

const columns = [
  "id",
  "provider_id as providerId",
  "question_id as questionId",
  "field",
  "version",
  "file_name as fileName",
  "content_type as contentType",
  "size",
  "sha256",
  "object_key as objectKey",
  "scan",
  "state",
  "starts_on as startsOn",
  "ends_on as endsOn",
  "amount_pence as amountPence",
  "comment",
  "uploaded_at as uploadedAt",
  "unconfirmed",
  "withdrawn_because as withdrawnBecause",
] as const;

const evidence = (db: Trx) => db.selectFrom("evidence").select(columns);
type Row = Awaited<ReturnType<ReturnType<typeof evidence>["executeTakeFirstOrThrow"]>>;
type Lists = { scan: Scan; state: EvidenceState; withdrawnBecause: WithdrawnBecause | null };
export type EvidenceRow = Omit<Row, keyof Lists> & Lists;

// The columns' CHECKs hold them to these lists.
const typed = (row: Row): EvidenceRow => ({ ...row, ...(row as Lists) });

/**
 * The newest version of each document of a provider that counts. While a replacement waits for the scanner it stands
 * here already, and the version before it is not yet superseded.
 */
export async function currentEvidence(db: Trx, providerId: string): Promise<EvidenceRow[]> {
  const rows = await evidence(db)
    .distinctOn(["question_id", "field"])
    .where("provider_id", "=", providerId)
    .where("state", "in", ["given", "accepted", "needs-change"])
    .orderBy("question_id")
    .orderBy("field")
    .orderBy("version", "desc")
    .execute();
  return rows.map(typed);
}

/** Documents that the scanner refused, that could not be read, or that were withdrawn, and that nothing has replaced since: the provider has to act. */
export async function evidenceToGiveAgain(db: Trx, providerId: string): Promise<EvidenceRow[]> {
  const rows = await evidence(db)
    .where("provider_id", "=", providerId)
    .where(({ or, eb }) =>
      or([
        eb("scan", "=", "refused"),
        eb("state", "=", "withdrawn"),
        eb("id", "in", (sub) =>
          sub.selectFrom("evidence_reading").select("evidence_id").where("state", "=", "refused"),
        ),
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("evidence as later")
            .select("later.id")
            .whereRef("later.provider_id", "=", "evidence.provider_id")
            .whereRef("later.question_id", "=", "evidence.question_id")
            .whereRef("later.field", "=", "evidence.field")
            .whereRef("later.version", ">", "evidence.version"),
        ),
      ),
    )
    .execute();
  return rows.map(typed);
}

/** One version of a document, for whoever may do `action` to its provider's things. Throws NotFound. */
export async function getEvidence(db: Trx, actor: Actor, id: string, action: Action): Promise<EvidenceRow> {
  const row = isUuid(id) ? await evidence(db).where("id", "=", id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound("document");
  authorise(actor, action, { providerId: row.providerId });
  await refuseConflict(db, actor, row.providerId);
  return typed(row);
}

/** These versions of a provider's documents, superseded ones included: what was sent may since have been replaced. */
export async function evidenceByIds(db: Trx, providerId: string, ids: string[]): Promise<EvidenceRow[]> {
  if (ids.length === 0) return [];
  return (await evidence(db).where("provider_id", "=", providerId).where("id", "in", ids).execute()).map(typed);
}
