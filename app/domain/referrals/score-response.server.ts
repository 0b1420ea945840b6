import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";

export type Judgement = {
  referralId: string;
  requestId: string;
  /** 0 to 5. */
  quality: number;
  reason: string;
  /** 0 to 100. */
  preference: number;
};

/**
 * Records what a broker judges of one offer: quality with its reason, and the family's preference. A later score takes
 * the place of an earlier one until the award. Throws NotFound, NotAllowedNow once awarded or closed, or without an offer.
 */
export async function scoreResponse(db: Db, actor: Actor, input: Judgement, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    authorise(actor, "referral.award", undefined, "referral.read");
    if (actor.kind !== "council" || !isUuid(input.referralId) || !isUuid(input.requestId)) throw new NotFound("offer");
    const offer = await work.trx
      .selectFrom("referral")
      .innerJoin("referral_request as request", "request.referral_id", "referral.id")
      .select(["referral.status as referral", "request.status as request"])
      .where("referral.id", "=", input.referralId)
      .where("request.id", "=", input.requestId)
      .forUpdate("referral")
      .executeTakeFirst();
    if (!offer) throw new NotFound("offer");
    if (offer.referral !== "sent") throw new NotAllowedNow(`score offers for a referral that is ${offer.referral}`);
    if (offer.request !== "accepted" && offer.request !== "alternative")
      throw new NotAllowedNow("score a provider that made no offer");
    const judgement = {
      quality: input.quality,
      quality_reason: input.reason,
      preference: input.preference,
      scored_by: actor.personId,
      scored_at: now,
    };
    await work.trx
      .insertInto("score")
      .values({ request_id: input.requestId, ...judgement })
      .onConflict((conflict) => conflict.column("request_id").doUpdateSet(judgement))
      .execute();
    work.audit("response.score", { type: "request", id: input.requestId }, { quality: input.quality });
  });
}
