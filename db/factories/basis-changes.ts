import type { Officer } from "#app/access/actor.ts";
import type { RecordedBasis } from "#app/domain/frameworks/basis/basis-form.ts";
import { shippedRules } from "#app/domain/frameworks/basis/legal-basis.ts";
import { recordBasis } from "#app/domain/frameworks/basis/record-basis.server.ts";
import { approvalsOf, textHash } from "#app/domain/frameworks/setup/approvals.server.ts";
import { decideApproval } from "#app/domain/frameworks/setup/decide-approval.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";

/** What somebody would record to move to an open framework on a London date; the officers are asked to approve it. */
export const toOpenFramework = (fromOn: string, closesOn: string, asked: RecordedBasis["asked"]): RecordedBasis => ({
  ...{ basis: "open-framework", rules: shippedRules["open-framework"], fromOn, firstRoundClosesOn: closesOn, asked },
  ...{ why: "Guidance asks for it", risk: "Lower", advice: "Carry forward under section 49(4)" },
  ...{ adviser: "Legal team", advisedOn: undefined },
});

/** Records a change of a framework's basis. Returns its id. */
export const aBasisChange = (db: Db, who: Officer, frameworkId: string, recorded: RecordedBasis, now: Date) =>
  recordBasis(db, who, { ...recorded, frameworkId, submissionKey: uuidv7() }, now);

/** An officer's yes to everything that they were asked about a change of basis, or about opening a framework. */
export async function approveAll(
  db: Db,
  who: Officer,
  of: { frameworkId: string; basisId: string | null },
  now: Date,
): Promise<void> {
  for (const { id, personId, decision, current } of await approvalsOf(db, of)) {
    if (personId !== who.personId || (decision && current)) continue;
    const hash = await textHash(db, of);
    const answer = { approvalId: id, decision: "approved", note: "", hash, submissionKey: uuidv7() } as const;
    await decideApproval(db, who, answer, now);
  }
}
