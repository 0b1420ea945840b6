import type { Actor } from "#app/access/actor.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { contactsOf } from "#app/domain/providers/contacts.server.ts";
import { testRegistration } from "#app/domain/providers/registration/test-registration.server.ts";
import { refuseStoppedPlacement } from "#app/domain/staff-stops/refuse-stopped.server.ts";
import { next } from "#app/domain/state-machine.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { type LockedPlacement, onPlacement, type PlacementDeed } from "./on-placement.server.ts";
import { gatesOf, shutGates } from "./placement-gates.server.ts";
import { type PlacementMove, placementStates } from "./placement-status.ts";
import { stillMissing } from "./still-missing.ts";

/**
 * Starts a placement: live, and the provider is told. Refused on the server while any gate of either list is shut
 * (rules 2), with the list. Throws NotAllowedNow, Conflict, NotFound, Forbidden.
 */
export const startPlacement = (db: Db, actor: Actor, input: PlacementDeed, now: Date): Promise<void> =>
  onPlacement(db, actor, input, { action: "placement.start", intent: "start" }, now, async (work, placement) => {
    await move(work, placement, "start");
    await refuseBehindGates(work, placement, "start");
    for (const { name, email, personId } of await contactsOf(work.trx, placement.providerId, "referrals")) {
      const firstDay = placement.startsOn > londonDate(now) ? placement.startsOn : londonDate(now);
      const live = { name, placementRef: placement.ref, placementId: placement.id, startsOn: firstDay };
      await notify(work, { email, personId }, "placement-live", live, { type: "placement", id: placement.id });
    }
  });

/** Pauses, resumes or ends a placement, with the reason. Resuming asks every gate again. Throws as `startPlacement`. */
export const changePlacement = (
  db: Db,
  actor: Actor,
  input: PlacementDeed & { move: Exclude<PlacementMove, "start">; reason: string },
  now: Date,
): Promise<void> =>
  onPlacement(db, actor, input, { action: "placement.pause-end", intent: input.move }, now, async (work, placement) => {
    await move(work, placement, input.move, input.reason);
    if (input.move === "resume") await refuseBehindGates(work, placement, "resume");
  });

/** Ends a placement, with the reason: planned, early or broken down. Throws as `startPlacement`. */
export const endPlacement = (
  db: Db,
  actor: Actor,
  input: PlacementDeed & { reason: string },
  now: Date,
): Promise<void> => changePlacement(db, actor, { ...input, move: "end" }, now);

async function refuseBehindGates(work: Work, placement: LockedPlacement, verb: string): Promise<void> {
  await refuseStoppedPlacement(work.trx, placement.id, `${verb} this placement`);
  const shut = shutGates(await gatesOf(work.trx, placement, work.now));
  if (shut.length > 0) throw new NotAllowedNow(`${verb} this placement (${stillMissing(shut)})`);
}

/** Takes a locked placement one step on, with its event and audit. Whoever calls has authorised it. Throws NotAllowedNow. */
export async function move(
  work: Work,
  placement: LockedPlacement,
  event: PlacementMove,
  reason?: string,
): Promise<void> {
  const { trx, now, actor } = work;
  const status = next(placementStates, placement.status, event);
  const dates = { start: { started_at: now }, end: { ended_at: now }, pause: {}, resume: {} };
  await trx
    .updateTable("placement")
    .set({ status, version: placement.version + 1, ...dates[event] })
    .where("id", "=", placement.id)
    .execute();
  await trx
    .insertInto("placement_event")
    .values({
      id: uuidv7(now.getTime()),
      placement_id: placement.id,
      event,
      from_status: placement.status,
      to_status: status,
      reason: reason ?? null,
      at: now,
      person_id: "personId" in actor ? actor.personId : null,
    })
    .execute();
  work.audit(`placement.${event}`, { type: "placement", id: placement.id });
  await testRegistration(work, placement.providerId, "placements");
}
