import { personId } from "#app/access/actor.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { notifyOwnersOfMany } from "#app/domain/notifications/notify-many.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { LotEvent } from "../lot-status.ts";

/** A lot's move in its history; `plan-close` announces one. */
type Told = LotEvent | "plan-close";

/** Opens lots that a round takes in, until an instant (UTC) or with no end. Open ones stay open and get the same end. */
export async function openLots(
  work: Work,
  lotIds: readonly string[],
  { closesAt, reason }: { closesAt: Date | null; reason: string },
): Promise<void> {
  const opened = await lockLots(work, lotIds);
  await work.trx
    .updateTable("lot")
    .set((eb) => ({ status: "open", closes_at: closesAt, version: eb("version", "+", 1) }))
    .where("id", "in", [...lotIds])
    .execute();
  for (const { id, status } of opened) await tell(work, { id, event: "open", from: status, to: "open", reason });
}

/**
 * Closes lots now. Applications that were sent are still decided; owners of those that were not are told that theirs
 * stays a draft (P6). Lots that are closed already are left alone.
 */
export async function closeLots(work: Work, lotIds: readonly string[], reason: string): Promise<void> {
  const open = (await lockLots(work, lotIds)).filter(({ status }) => status === "open");
  if (open.length === 0) return;
  const ids = open.map(({ id }) => id);
  await work.trx
    .updateTable("lot")
    .set((eb) => ({ status: "closed", closes_at: null, version: eb("version", "+", 1) }))
    .where("id", "in", ids)
    .execute();
  for (const { id } of open) await tell(work, { id, event: "close", from: "open", to: "closed", reason });
  await tellDrafts(work, ids, undefined);
}

/** Announces that an open lot closes at an instant (UTC), to owners of applications that were not sent yet. */
export async function planClosing(work: Work, lotId: string, closesAt: Date, reason: string): Promise<void> {
  await work.trx
    .updateTable("lot")
    .set((eb) => ({ closes_at: closesAt, version: eb("version", "+", 1) }))
    .where("id", "=", lotId)
    .execute();
  await tell(work, { id: lotId, event: "plan-close", from: "open", to: "open", reason });
  await tellDrafts(work, [lotId], closesAt);
}

const lockLots = ({ trx }: Work, lotIds: readonly string[]) =>
  trx
    .selectFrom("lot")
    .select(["id", "status"])
    .where("id", "in", [...lotIds])
    .orderBy("id")
    .forUpdate()
    .execute();

type Move = { id: string; event: Told; from: string; to: string; reason: string };

async function tell(work: Work, { id, event, from, to, reason }: Move): Promise<void> {
  const { trx, now, actor } = work;
  await trx
    .insertInto("lot_event")
    .values({
      ...{ id: uuidv7(now.getTime()), lot_id: id, event, from_status: from, to_status: to, reason, at: now },
      person_id: personId(actor),
    })
    .execute();
  work.audit(`lot.${event}`, { type: "lot", id }, { to });
}

async function tellDrafts(work: Work, lotIds: readonly string[], closesAt: Date | undefined): Promise<void> {
  const drafts = await work.trx
    .selectFrom("application")
    .innerJoin("lot", "lot.id", "application.lot_id")
    .select(["application.id", "application.provider_id as providerId", "application.ref", "lot.name as lot"])
    .where("application.lot_id", "in", [...lotIds])
    .where("application.status", "=", "draft")
    .execute();
  await notifyOwnersOfMany(
    work,
    "lot-closing",
    drafts.map(({ id, providerId, ref, lot }) => ({
      providerId,
      data: { ref, lot, applicationId: id, closes: closesAt ? formatDateTime(closesAt) : null },
      about: { type: "application", id },
    })),
  );
}
