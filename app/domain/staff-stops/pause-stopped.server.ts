import { notify } from "#app/domain/notifications/notify.server.ts";
import { move } from "#app/domain/placements/change-placement.server.ts";
import { findLocked, type LockedPlacement } from "#app/domain/placements/on-placement.server.ts";
import { placementBroker } from "#app/domain/placements/placement-broker.server.ts";
import { contactsOf } from "#app/domain/providers/contacts.server.ts";
import type { Work } from "#app/domain/work.server.ts";
import { PAUSED_BECAUSE, placementsStopped } from "./staff-stops.server.ts";

/** Pauses every running placement that names somebody whom this stop means (rules 5). Its broker and its provider are told. */
export async function pauseStopped(work: Work, stopId: string): Promise<void> {
  const running = await placementsStopped(work.trx)
    .select("placement.id")
    .distinct()
    .where("stopped_staff.stop_id", "=", stopId)
    .where("placement.status", "=", "live")
    .orderBy("placement.id")
    .execute();
  for (const { id } of running) {
    const placement = await findLocked(work.trx, id);
    if (placement?.status !== "live") continue;
    await move(work, placement, "pause", PAUSED_BECAUSE);
    await tell(work, placement);
  }
}

async function tell(work: Work, { id, ref, awardId, providerId }: LockedPlacement): Promise<void> {
  const about = { type: "placement", id };
  const paused = { placementRef: ref, placementId: id };
  const broker = await placementBroker(work.trx, awardId);
  if (broker) {
    const { name, ...to } = broker;
    await notify(work, to, "placement-paused", { name, ...paused }, about);
  }
  for (const { name, ...to } of await contactsOf(work.trx, providerId, "referrals"))
    await notify(work, to, "provider-placement-paused", { name, ...paused }, about);
}
