import { readCouncil } from "#app/domain/council.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";
import { type ExecutedTerms, executedTerms } from "./acceptance.ts";

/** Who accepted which version, for whom; `at` is an instant (UTC). */
export type Acceptance = {
  providerId: string;
  lotId: string;
  version: string;
  personId: string;
  signedName: string;
  signedRole: string;
  at: Date;
};

/**
 * Writes down that a version was accepted, with a copy of what it said where its text is kept. The first acceptance of a
 * version stands. Returns whether this was it.
 */
export async function keepAcceptance(trx: Trx, accepted: Acceptance): Promise<boolean> {
  const copy = await copyOf(trx, accepted);
  const row = await trx
    .insertInto("terms_acceptance")
    .values({
      ...{ id: uuidv7(accepted.at.getTime()), provider_id: accepted.providerId, lot_id: accepted.lotId },
      ...{ terms_version: accepted.version, person_id: accepted.personId, at: accepted.at },
      ...{ signed_name: accepted.signedName, signed_role: accepted.signedRole },
      ...{ document_id: copy?.documentId ?? null, executed: copy ? JSON.stringify(copy.executed) : null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

async function copyOf(
  trx: Trx,
  { providerId, lotId, version, signedName, signedRole, at }: Acceptance,
): Promise<{ documentId: string; executed: ExecutedTerms } | undefined> {
  const found = await trx
    .selectFrom("lot_document as document")
    .innerJoin("lot", "lot.id", "document.lot_id")
    .innerJoin("framework", "framework.id", "lot.framework_id")
    .innerJoin("provider", (join) => join.on("provider.id", "=", providerId))
    .select(["document.id as documentId", "document.title", "document.body", "document.sha256"])
    .select(["lot.name as lot", "framework.name as framework", "provider.name as provider"])
    .where("document.lot_id", "=", lotId)
    .where("document.kind", "=", "terms")
    .where("document.version", "=", version)
    .executeTakeFirst();
  if (!found) return undefined;
  const { documentId, ...said } = found;
  const { name: council } = await readCouncil(trx, londonDate(at));
  const signed = { version, signedName, signedRole, at: at.toISOString() };
  return { documentId, executed: executedTerms.parse({ ...said, council, ...signed }) };
}
