import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotAllowedNow, NotFound, Refused } from "#app/domain/errors.ts";
import { type EvidenceState, evidenceStates } from "#app/domain/evidence/evidence-status.ts";
import { endLapses } from "#app/domain/evidence/lapse/end-lapses.server.ts";
import { next } from "#app/domain/state-machine.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { requireOfficer } from "./case.server.ts";

type Input = {
  evidenceId: string;
  decision: "accept" | "ask";
  comment: string;
  /** The London date on which the document ends, as the reviewer read it. */
  endsOn?: string | undefined;
  /** The amount that it covers in pence, as the reviewer read it. */
  amountPence?: number | undefined;
};

/**
 * A reviewer's reading of one document: accepted, with the end date and amount that they saw on it, or in need of a
 * change, with what. Accepting one that counts today ends the lapse that its place opened, and nothing else. Refused for a document that no scan has passed, and for a request without its reason.
 */
export async function decideEvidence(db: Db, actor: Actor, input: Input, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    if (!isUuid(input.evidenceId)) throw new NotFound("document");
    const evidence = await work.trx
      .selectFrom("evidence")
      .select(["id", "provider_id", "question_id", "field", "scan", "state", "ends_on", "amount_pence", "unconfirmed"])
      .where("id", "=", input.evidenceId)
      .forUpdate()
      .executeTakeFirst();
    if (!evidence) throw new NotFound("document");
    authorise(work.actor, "evidence.decide", undefined, "evidence.review");
    const officer = requireOfficer(work.actor);
    await refuseConflict(work.trx, work.actor, evidence.provider_id);
    if (evidence.scan !== "clean" && evidence.scan !== "not-scanned")
      throw new NotAllowedNow("decide on a document that has not passed the virus check");
    if (evidence.unconfirmed)
      throw new NotAllowedNow("decide on a document whose dates its provider has not confirmed");
    if (input.decision === "ask" && !input.comment) throw new Refused("comment", "Say what needs to change");
    const state = next(evidenceStates, evidence.state as EvidenceState, input.decision);
    await work.trx
      .updateTable("evidence")
      .set({
        state,
        comment: input.comment || null,
        ends_on: input.endsOn ?? evidence.ends_on,
        amount_pence: input.amountPence ?? evidence.amount_pence,
        decided_by: officer.personId,
        decided_at: now,
        ...(state === "accepted" ? { accepted_at: now } : {}),
      })
      .where("id", "=", evidence.id)
      .execute();
    work.audit("evidence.decide", { type: "evidence", id: evidence.id }, { state });
    if (state === "accepted") await endLapses(work, evidence);
  });
}
