import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Conflict, Forbidden, NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { putBasisInForce } from "../basis/put-basis-in-force.server.ts";
import { lockFramework } from "../frameworks.server.ts";
import { textHash } from "./approvals.server.ts";
import type { Decision } from "./sign-off-areas.ts";

export type ApprovalInput = {
  approvalId: string;
  decision: Decision;
  note: string;
  /** Of the text that the page showed. */
  hash: string;
  submissionKey: string;
};

/**
 * Gives or refuses the approval that this person was asked for (rules 14: an approval is a named person's own act). The
 * last yes to a change of basis whose date has come puts it in force. Throws Forbidden for anybody else, Conflict when
 * the text was changed since it was read, NotAllowedNow when it is decided or another was asked instead.
 */
export function decideApproval(db: Db, actor: Actor, input: ApprovalInput, now: Date): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "framework.sign", undefined, "framework.read");
    await once(work, "framework.decide-approval", input, () => decide(work, input));
  });
}

async function decide(work: Work, { approvalId, decision, note, hash }: ApprovalInput): Promise<void> {
  const { trx, now, actor } = work;
  const found = isUuid(approvalId)
    ? await trx.selectFrom("framework_approval").select("framework_id").where("id", "=", approvalId).executeTakeFirst()
    : undefined;
  if (!found) throw new NotFound("approval");
  await lockFramework(trx, found.framework_id);
  const row = await trx
    .selectFrom("framework_approval")
    .select(["framework_id", "basis_id", "area", "person_id", "decision", "content_hash", "replaced_at"])
    .where("id", "=", approvalId)
    .executeTakeFirstOrThrow();
  if (row.person_id !== personId(actor)) throw new Forbidden("sign off what somebody else was asked for");
  const text = await textHash(trx, { frameworkId: row.framework_id, basisId: row.basis_id });
  if (row.replaced_at || (row.decision && row.content_hash === text)) throw new NotAllowedNow("sign this off");
  if (text !== hash) throw new Conflict("The text was changed since you opened the page. Read it again, then sign.");
  await trx
    .updateTable("framework_approval")
    .set({ decision, note: note || null, content_hash: text, decided_at: now })
    .where("id", "=", approvalId)
    .execute();
  work.audit(
    `framework.${decision}`,
    { type: "framework", id: row.framework_id },
    { area: row.area, basis: row.basis_id },
  );
  if (row.basis_id && decision === "approved") await putBasisInForce(work, row.basis_id);
}
