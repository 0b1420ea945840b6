import { createHash } from "node:crypto";
import type { Db, Trx } from "#db/client.server.ts";
import { contentNow } from "../framework-versions.server.ts";
import type { Approval, Decision, SignOffArea } from "./sign-off-areas.ts";

/** What approvals are about: a framework before it opens, or a change of its legal basis. */
export type ApprovalOf = { frameworkId: string; basisId: string | null };

/** SHA-256 of the text that an approval is about: the framework as it stands with its basis, or the change of basis. */
export async function textHash(db: Db | Trx, { frameworkId, basisId }: ApprovalOf): Promise<string> {
  const bases = await db
    .selectFrom("framework_basis")
    .select(["id", "basis", "rules", "from_on", "why", "risk", "advice", "adviser", "first_round_closes_on"])
    .where("framework_id", "=", frameworkId)
    .where("withdrawn_at", "is", null)
    .$if(basisId !== null, (query) => query.where("id", "=", basisId))
    .orderBy("id")
    .execute();
  const documents = await db
    .selectFrom("lot_document")
    .innerJoin("lot", "lot.id", "lot_document.lot_id")
    .select(["lot_document.id", "lot_document.sha256"])
    .where("lot.framework_id", "=", frameworkId)
    .orderBy("lot_document.id")
    .execute();
  const text = basisId ? [bases] : [await contentNow(db, frameworkId), bases, documents];
  return createHash("sha256").update(JSON.stringify(text)).digest("hex");
}

/** Every approval asked for, by area; one that was asked again of somebody else counts once, as it is now. */
export async function approvalsOf(db: Db | Trx, of: ApprovalOf): Promise<Approval[]> {
  const hash = await textHash(db, of);
  const rows = await db
    .selectFrom("framework_approval as approval")
    .innerJoin("person", "person.id", "approval.person_id")
    .select(["approval.id", "approval.area", "person.id as personId", "person.name as person"])
    .select(["approval.asked_at as askedAt", "approval.decision", "approval.note", "approval.content_hash as hash"])
    .select("approval.decided_at as decidedAt")
    .where("framework_id", "=", of.frameworkId)
    .where("basis_id", of.basisId === null ? "is" : "=", of.basisId)
    .where("replaced_at", "is", null)
    .orderBy("approval.area")
    .execute();
  // The column's CHECKs hold area and decision to their lists.
  return rows.map(({ hash: read, area, decision, ...row }) => ({
    ...row,
    area: area as SignOffArea,
    decision: decision as Decision | null,
    current: read === hash,
  }));
}
