import type { Actor } from "#app/access/actor.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import type { Db } from "#db/client.server.ts";
import { onPlacement, type PlacementDeed } from "./on-placement.server.ts";

/**
 * Accepts the agreement for the actor's own side: the provider, once it has accepted the award, or a broker for the
 * council. The first acceptance of a side stands.
 */
export function acceptAgreement(db: Db, actor: Actor, input: PlacementDeed, now: Date): Promise<void> {
  const side = actor.kind === "provider" ? "provider" : "council";
  return onPlacement(
    db,
    actor,
    input,
    { action: `placement.accept-as-${side}`, intent: "accept-agreement" },
    now,
    async (work, placement, person) => {
      if (placement.status !== "agreed") throw new NotAllowedNow(`accept the agreement of what is ${placement.status}`);
      if (side === "provider" && !placement.awardAcceptedAt)
        throw new NotAllowedNow("accept the agreement before the award is accepted");
      const accepted = await work.trx
        .insertInto("placement_acceptance")
        .values({ placement_id: placement.id, side, person_id: person.personId, at: now })
        .onConflict((conflict) => conflict.doNothing())
        .returning("side")
        .executeTakeFirst();
      if (accepted) work.audit("placement.accept-agreement", { type: "placement", id: placement.id }, { side });
    },
  );
}
