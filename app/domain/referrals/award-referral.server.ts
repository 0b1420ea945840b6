import type { Actor, Officer } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { debarmentReliedOn, holdChecks, type ReliedOn } from "#app/domain/debarment/relied-on.server.ts";
import { Conflict, NotAllowedNow, NotFound, Refused } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { stillMissing } from "#app/domain/placements/still-missing.ts";
import { providerGates } from "#app/domain/providers/provider-gates.server.ts";
import { unmet } from "#app/domain/providers/provider-gates.ts";
import { refuseStoppedOffer } from "#app/domain/staff-stops/refuse-stopped.server.ts";
import { next } from "#app/domain/state-machine.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { type AwardReasons, choose } from "./award-choice.ts";
import { tellOutcome } from "./award-mails.server.ts";
import { makePlacement } from "./award-placement.server.ts";
import { callOffVerdict } from "./call-off.server.ts";
import { type Compared, compareOffers } from "./comparison.server.ts";
import type { ComparedOffer } from "./comparison-record.ts";
import { referralStates, referralStatus } from "./referral-status.ts";

export type AwardInput = AwardReasons & {
  referralId: string;
  requestId: string;
  /** The referral's, as it was read. */
  version: number;
  submissionKey: string;
};

/**
 * Awards a referral to one offer, once: keeps the comparison, the reasons (rules 7 and 9) and the debarment check, closes the other
 * requests, makes the placement and tells everyone who was asked. Nothing is written when a provider gate is shut
 * (rules 2). Throws NotFound, Forbidden, Conflict, NotAllowedNow, Refused.
 */
export async function awardReferral(
  db: Db,
  actor: Actor,
  input: AwardInput,
  now: Date,
): Promise<{ placementId: string }> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "referral.award", undefined, "referral.read");
    if (actor.kind !== "council" || !isUuid(input.referralId)) throw new NotFound("referral");
    return once(work, "award-referral", input, () => award(work, actor, input));
  });
}

async function award(work: Work, broker: Officer, input: AwardInput): Promise<{ placementId: string }> {
  const locked = await work.trx
    .selectFrom("referral")
    .select(["status", "version"])
    .where("id", "=", input.referralId)
    .forUpdate()
    .executeTakeFirst();
  if (!locked) throw new NotFound("referral");
  const status = next(referralStates, referralStatus.parse(locked.status), "award");
  if (locked.version !== input.version)
    throw new Conflict("The referral was changed since you opened it. Read it again before you award it");
  await lockAnswers(work, input.referralId);
  const compared = await compareOffers(work.trx, input.referralId, work.now);
  const offer = choose(compared.comparison, input.requestId, input);
  if (offer.startOn > compared.referral.endOn)
    throw new Refused("requestId", "This offer starts after the end of the placement that is needed");
  await holdChecks(work.trx, offer.providerId);
  await refuseStoppedOffer(work.trx, offer.requestId);
  await refuseBehindGates(work, compared, offer);
  const debarment = await debarmentReliedOn(work.trx, offer.providerId, londonDate(work.now));
  const callOff = await callOffVerdict(work.trx, input.referralId, offer, work.now);
  if (callOff?.verdict === "block") throw new NotAllowedNow(`award this (${callOff.why})`);

  await work.trx
    .updateTable("referral")
    .set({ status, version: locked.version + 1 })
    .where("id", "=", input.referralId)
    .execute();
  await work.trx
    .insertInto("referral_event")
    .values({
      id: uuidv7(work.now.getTime()),
      referral_id: input.referralId,
      event: "award",
      from_status: locked.status,
      to_status: status,
      at: work.now,
      person_id: broker.personId,
    })
    .execute();
  const awardId = await keepAward(work, broker, input, compared, debarment);
  const placement = await makePlacement(work, awardId, offer, compared.comparison.hoursPerSessionHundredths);
  await tellOutcome(work, input.referralId, offer.requestId, placement);
  work.audit(
    "referral.award",
    { type: "referral", id: input.referralId },
    {
      ...{ requestId: offer.requestId, awardId, placementId: placement.id },
      ...{ debarmentCheck: debarment.id, debarmentDays: debarment.days },
    },
  );
  return { placementId: placement.id };
}

/** Nobody changes an answer between the comparison and the award. */
const lockAnswers = ({ trx }: Work, referralId: string) =>
  trx
    .selectFrom("referral_request")
    .select("id")
    .where("referral_id", "=", referralId)
    .orderBy("id")
    .forUpdate()
    .execute();

async function refuseBehindGates(work: Work, { referral }: Compared, offer: ComparedOffer): Promise<void> {
  const today = londonDate(work.now);
  const onDate = offer.startOn > today ? offer.startOn : today;
  const shut = unmet(await providerGates(work.trx, offer.providerId, referral.lotId, onDate, work.now));
  if (shut.length > 0) throw new NotAllowedNow(`award this to ${offer.providerName} (${stillMissing(shut)})`);
}

async function keepAward(
  work: Work,
  broker: Officer,
  input: AwardInput,
  { comparison }: Compared,
  debarment: ReliedOn,
): Promise<string> {
  const id = uuidv7(work.now.getTime());
  await work.trx
    .insertInto("award")
    .values({
      id,
      referral_id: input.referralId,
      request_id: input.requestId,
      reason_risk: input.reasonRisk,
      reason_need: input.reasonNeed,
      reason_value: input.reasonValue,
      why_not_top: input.whyNotTop || null,
      comparison: JSON.stringify(comparison),
      awarded_by: broker.personId,
      awarded_at: work.now,
      debarment_check_id: debarment.id,
      debarment_days: debarment.days,
    })
    .execute();
  return id;
}
