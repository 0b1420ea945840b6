import type { Actor } from "#app/access/actor.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { onPlacement, type PlacementDeed } from "#app/domain/placements/on-placement.server.ts";
import { refuseStoppedPlacement } from "#app/domain/staff-stops/refuse-stopped.server.ts";
import type { Db } from "#db/client.server.ts";

/**
 * Accepts an award for the provider that won it. Only after this, and with every provider gate met, may whoever
 * accepted it, and those whom the owner names, see who the child is (rules 8). A second click changes nothing.
 */
export const acceptAward = (db: Db, actor: Actor, input: PlacementDeed, now: Date): Promise<void> =>
  onPlacement(
    db,
    actor,
    input,
    { action: "placement.accept-as-provider", intent: "accept-award" },
    now,
    async (work, placement, person) => {
      if (placement.awardAcceptedAt) return;
      if (placement.status !== "agreed") throw new NotAllowedNow(`accept the award of what is ${placement.status}`);
      await refuseStoppedPlacement(work.trx, placement.id, "accept this award");
      await work.trx
        .updateTable("award")
        .set({ accepted_at: now, accepted_by: person.personId })
        .where("id", "=", placement.awardId)
        .execute();
      await work.trx
        .insertInto("placement_person")
        .values({ placement_id: placement.id, person_id: person.personId, named_by: person.personId, named_at: now })
        .execute();
      work.audit("award.accept", { type: "placement", id: placement.id });
    },
  );
