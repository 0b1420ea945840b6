import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow, Refused } from "#app/domain/errors.ts";
import { instantAt, londonDate } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { basisAt } from "../basis/bases.server.ts";
import { type Framework, lockFramework } from "../frameworks.server.ts";
import { carryForward } from "./carry-forward.server.ts";
import { openLots } from "./open-lots.server.ts";
import { roundFacts } from "./round-facts.server.ts";
import { type RoundPlan, roundFault } from "./round-rules.ts";
import { tellRecipients } from "./tell-recipients.server.ts";

export type RoundInput = RoundPlan & { frameworkId: string; reason: string; submissionKey: string };

/** Applications are taken until this time on the last day. */
export const CLOSES_AT = "17:00";

/**
 * Announces a round of applications to lots of an open framework: keeps it, opens the lots (now, or a job does on its
 * day), carries forward who is on the list where the whole framework is awarded again, and tells everyone concerned,
 * each once (P17). Returns its id. Throws Refused with the reason where the basis does not allow it (N9).
 */
export function announceRound(db: Db, actor: Actor, input: RoundInput, now: Date): Promise<string> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "lot.open-close", undefined, "lot.read");
    return once(work, "round.announce", input, async () => {
      const framework = await lockFramework(work.trx, input.frameworkId);
      if (framework.status !== "open") throw new NotAllowedNow(`open lots of a framework that is ${framework.status}`);
      const fault = roundFault(input, await roundFacts(work.trx, framework, input.lotIds, now));
      if (fault) throw new Refused(fault.field, fault.message);
      return announce(work, framework, input);
    });
  });
}

/** The same for a plan that its caller has checked. */
export async function announce(
  work: Work,
  framework: Pick<Framework, "id">,
  plan: Omit<RoundInput, "frameworkId" | "submissionKey">,
): Promise<string> {
  const { trx, now } = work;
  const startsNow = plan.opensOn <= londonDate(now);
  const opensAt = startsNow ? now : instantAt(plan.opensOn, "00:00");
  const closesAt = plan.closesOn ? instantAt(plan.closesOn, CLOSES_AT) : null;
  const id = uuidv7(now.getTime());
  await trx
    .insertInto("admission_round")
    .values({
      ...{ id, framework_id: framework.id, lot_ids: [...plan.lotIds], opens_at: opensAt, closes_at: closesAt },
      ...{ reason: plan.reason, carry_reason: plan.carryReason ?? null, accept_by: plan.acceptBy ?? null },
      ...{ announced_at: now, announced_by: personId(work.actor), opened_at: startsNow ? now : null },
      basis_id: (await basisAt(trx, framework.id, now))?.id ?? null,
    })
    .execute();
  if (startsNow) await openLots(work, plan.lotIds, { closesAt, reason: plan.reason });
  if (plan.carryReason) await carryForward(work, id, plan.lotIds);
  const told = await tellRecipients(work, { id, ...plan, opensAt, closesAt });
  work.audit(
    "round.announce",
    { type: "round", id },
    { lots: [...plan.lotIds], told, carried: Boolean(plan.carryReason) },
  );
  return id;
}
