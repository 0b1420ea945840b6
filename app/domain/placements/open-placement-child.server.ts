import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { logAccess } from "#app/domain/children/child-access.server.ts";
import { type ChildKeys, openFor } from "#app/domain/children/child-keys.server.ts";
import { type OpenedIdentity, openIdentity } from "#app/domain/children/open-identity.server.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { NOTE_COLUMN } from "./placement-findings.server.ts";
import { gatesOf } from "./placement-gates.server.ts";
import { isNamed } from "./placement-people.server.ts";
import { stillMissing } from "./still-missing.ts";

/**
 * Who the child of a placement is, for a person of the provider who is named on it (stage C of rules 8): only once the
 * award is accepted, while every provider gate is met, and until the placement ends. The reading is written down.
 * Throws NotFound for anyone else, NotAllowedNow before its time, and then nothing is written.
 */
export async function openPlacementChild(
  db: Db,
  actor: Actor,
  keys: ChildKeys,
  placementId: string,
  now: Date,
): Promise<OpenedIdentity> {
  const placement = await findPlaced(db, placementId);
  authorise(actor, "placement.identity", { providerId: placement.providerId }, "placement.read-own");
  return openIdentity(db, actor, keys, placement.childId, `Placement ${placement.ref}`, now, async (work) => {
    const placed = await findPlaced(work.trx, placementId);
    if (!placed.acceptedAt) throw new NotAllowedNow("see who the child is before you accept the award");
    if (!(await isNamed(work.trx, placementId, personId(actor)))) throw new NotFound("child");
    if (placed.status === "ended") throw new NotAllowedNow("see who the child of a placement is that has ended");
    const shut = (await gatesOf(work.trx, placed, now, { reviewed: false })).provider.filter(({ met }) => !met);
    if (shut.length > 0) throw new NotAllowedNow(`see who the child is (${stillMissing(shut)})`);
    return true;
  });
}

export type GateNote = { gate: string; by: string; at: Date; text: string };

/**
 * The notes about this child at the gates, for officers who may know who it is: QA's finding and the provider's risk
 * assessment. The reading is written down. Throws NotFound, Forbidden.
 */
export function openGateNotes(
  db: Db,
  actor: Actor,
  keys: ChildKeys,
  placementId: string,
  now: Date,
): Promise<GateNote[]> {
  return transact(db, actor, now, async (work) => {
    const placement = await findPlaced(work.trx, placementId);
    authorise(actor, "child.identity", undefined, "placement.read");
    await refuseConflict(work.trx, actor, placement.providerId);
    const notes = await work.trx
      .selectFrom("placement_gate")
      .innerJoin("person", "person.id", "placement_gate.person_id")
      .select(["gate", "person.name as by", "at", "sealed_note"])
      .where("placement_id", "=", placement.id)
      .where("gate", "!=", "order")
      .orderBy("at")
      .orderBy("gate")
      .execute();
    if (notes.length > 0) await logAccess(work, placement.childId, "brief", `Notes of placement ${placement.ref}`);
    const open = (sealed: Buffer) => openFor(work.trx, keys, placement.childId, NOTE_COLUMN, sealed);
    return Promise.all(notes.map(async ({ sealed_note, ...note }) => ({ ...note, text: await open(sealed_note) })));
  });
}

async function findPlaced(db: Db | Trx, id: string) {
  if (!isUuid(id)) throw new NotFound("placement");
  const placement = await db
    .selectFrom("placement")
    .innerJoin("award", "award.id", "placement.award_id")
    .select([
      "placement.id",
      "placement.ref",
      "placement.status",
      "placement.child_id as childId",
      "placement.provider_id as providerId",
      "placement.lot_id as lotId",
      "placement.starts_on as startsOn",
      "placement.created_at as createdAt",
      "award.accepted_at as acceptedAt",
    ])
    .where("placement.id", "=", id)
    .executeTakeFirst();
  if (!placement) throw new NotFound("placement");
  return placement;
}
