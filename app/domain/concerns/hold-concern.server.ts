import type { Actor } from "#app/access/actor.ts";
import { NotAllowedNow, Refused } from "#app/domain/errors.ts";
import { notifyOwners } from "#app/domain/notifications/notify-owners.server.ts";
import { openDecisions } from "#app/domain/placements/decisions/open-decisions.server.ts";
import { endHolds } from "#app/domain/providers/end-holds.server.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { approvedLots } from "#app/domain/suspensions/suspensions.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";
import { addEntry, type ConcernKeys } from "./concern-seal.server.ts";
import { type Deed, onConcern } from "./on-concern.server.ts";
import { holdsOf } from "./open-concern.server.ts";

/** What everybody who reads that the provider is on hold is told: nothing of why. */
export const HELD_BECAUSE = "The council is looking into something. It says nothing about who is right";

/**
 * Holds the concern's provider on these lots, or on all, from this minute: to protect, as a neutral act. Each running
 * placement waits for a decision (rules 4); its owners are told that there is a hold and not why. Throws NotFound,
 * Forbidden, NotAllowedNow before a provider is chosen, Refused for what is held already.
 */
export const holdConcern = (
  db: Db,
  actor: Actor,
  keys: ConcernKeys,
  input: Deed & { lots: readonly string[]; why: string },
  now: Date,
): Promise<void> =>
  onConcern(db, actor, input, { action: "concern.handle", intent: "hold" }, now, async (work, concern) => {
    const { providerId } = concern;
    if (!providerId || concern.stage === "closed") throw new NotAllowedNow("hold a provider for this concern");
    const approved = await approvedLots(work.trx, providerId);
    if (input.lots.some((id) => !approved.some((lot) => lot.id === id)))
      throw new Refused("lots", "Select a lot that it is approved on");
    const open = await holdsOf(work.trx, concern.id);
    const wanted = input.lots.length > 0 ? input.lots : [null];
    if (open.some(({ lotId }) => lotId === null || wanted.some((lot) => lot === lotId)))
      throw new Refused("lots", "This concern holds that already");
    const opened = wanted.map((lotId) => ({ holdId: uuidv7(now.getTime()), providerId, lotId, because: HELD_BECAUSE }));
    await work.trx
      .insertInto("hold")
      .values(
        opened.map(({ holdId, lotId }) => ({
          ...{ id: holdId, provider_id: providerId, lot_id: lotId, kind: "concern", reason: HELD_BECAUSE },
          ...{ opened_at: now, opened_by: requireOfficer(actor).personId },
        })),
      )
      .execute();
    await work.trx
      .insertInto("concern_hold")
      .values(opened.map(({ holdId }) => ({ concern_id: concern.id, hold_id: holdId })))
      .execute();
    await openDecisions(work, opened);
    const lots = approved.filter(({ id }) => input.lots.includes(id)).map(({ name }) => name);
    await addEntry(work, keys, concern, "hold", [
      { label: "On", value: lots.join(", ") || "Every lot" },
      { label: "Why", value: input.why },
    ]);
    await notifyOwners(work, providerId, "concern-hold", { held: true }, { type: "provider", id: providerId });
  });

/** Lifts every hold that this concern opened, and no other, with the reason. Throws NotFound, Forbidden, NotAllowedNow. */
export const liftConcernHold = (
  db: Db,
  actor: Actor,
  keys: ConcernKeys,
  input: Deed & { why: string },
  now: Date,
): Promise<void> =>
  onConcern(db, actor, input, { action: "concern.handle", intent: "lift" }, now, async (work, concern) => {
    const open = await holdsOf(work.trx, concern.id);
    if (open.length === 0 || !concern.providerId) throw new NotAllowedNow("lift a hold that is not open");
    await endHolds(
      work,
      open.map(({ id }) => id),
      "The council has finished looking into it",
    );
    await addEntry(work, keys, concern, "lift", [{ label: "Why", value: input.why }]);
    const about = { type: "provider", id: concern.providerId };
    await notifyOwners(work, concern.providerId, "concern-hold", { held: false }, about);
  });
