import { z } from "zod";
import { type Actor, type Person, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import type { Action } from "#app/access/policy.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { Conflict, NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { placementStatuses } from "./placement-status.ts";

export type PlacementDeed = {
  placementId: string;
  submissionKey: string;
  /** The placement's, as it was read; for what changes its status or its order. */
  version?: number | undefined;
};

export type LockedPlacement = NonNullable<Awaited<ReturnType<typeof findLocked>>>;

/**
 * Everything that people do to a placement runs in here: locked, authorised for this placement, its version checked,
 * once for a form. Another provider's placement is NotFound; what the actor sees but may not do is Forbidden,
 * and everything is to an officer who declared a conflict of interest with its provider.
 */
export function onPlacement<T>(
  db: Db,
  actor: Actor,
  deed: PlacementDeed,
  { action, intent }: { action: Action; intent: string },
  now: Date,
  run: (work: Work, placement: LockedPlacement, person: Person) => Promise<T>,
): Promise<T> {
  return transact(db, actor, now, async (work) => {
    if (!isUuid(deed.placementId)) throw new NotFound("placement");
    const placement = await findLocked(work.trx, deed.placementId);
    if (!placement) throw new NotFound("placement");
    const sees = actor.kind === "provider" ? "placement.read-own" : "placement.read";
    authorise(actor, action, { providerId: placement.providerId }, sees);
    await refuseConflict(work.trx, actor, placement.providerId);
    if (actor.kind !== "provider" && actor.kind !== "council") throw new NotFound("placement");
    return once(work, intent, deed, async () => {
      if (deed.version !== undefined && deed.version !== placement.version)
        throw new Conflict("The placement was changed since you opened it. Read it again before you go on");
      return run(work, placement, actor);
    });
  });
}

/** A placement as it stands, locked until COMMIT. Whoever calls has authorised it. */
export async function findLocked(trx: Trx, id: string) {
  const row = await trx
    .selectFrom("placement")
    .innerJoin("award", "award.id", "placement.award_id")
    .select([
      "placement.id",
      "placement.ref",
      "placement.status",
      "placement.version",
      "placement.child_id as childId",
      "placement.provider_id as providerId",
      "placement.lot_id as lotId",
      "placement.starts_on as startsOn",
      "placement.created_at as createdAt",
      "award.id as awardId",
      "award.awarded_by as awardedBy",
      "award.accepted_at as awardAcceptedAt",
    ])
    .where("placement.id", "=", id)
    .forUpdate("placement")
    .executeTakeFirst();
  return row && { ...row, status: z.enum(placementStatuses).parse(row.status) };
}

/** Whether the actor is the person who awarded this placement, who may neither approve its order nor check its quality. */
export const isAwarder = (actor: Actor, placement: LockedPlacement): boolean => personId(actor) === placement.awardedBy;
