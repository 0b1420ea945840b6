import type { Actor } from "#app/access/actor.ts";
import { type ChildKeys, sealFor } from "#app/domain/children/child-keys.server.ts";
import { Forbidden, NotAllowedNow, Refused } from "#app/domain/errors.ts";
import { refuseStoppedPlacement } from "#app/domain/staff-stops/refuse-stopped.server.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { isAwarder, type LockedPlacement, onPlacement, type PlacementDeed } from "./on-placement.server.ts";
import { gatesOf } from "./placement-gates.server.ts";
import { stillMissing } from "./still-missing.ts";

/** The column that a sealed note is bound to. */
export const NOTE_COLUMN = "placement_gate.sealed_note";

/**
 * Records what a QA officer found for this child, site and staff (rules 2). Whoever awarded the placement can't check
 * it, whatever their roles. The note is about a child, and sealed. A later finding takes the place of an earlier one.
 */
export const recordQaCheck = (
  db: Db,
  actor: Actor,
  keys: ChildKeys,
  input: PlacementDeed & { finding: "met" | "not-met"; note: string },
  now: Date,
): Promise<void> =>
  onPlacement(db, actor, input, { action: "placement.qa-check", intent: "qa-check" }, now, async (work, placement) => {
    if (isAwarder(actor, placement)) throw new Forbidden("check the quality of a placement that you awarded");
    notOver(placement);
    await keepFinding(work, keys, placement, "qa-check", input.finding, input.note);
  });

/** Keeps the provider's risk assessment for this child, sealed. Needs an accepted award: before, nobody there knows who the child is. */
export const writeRiskAssessment = (
  db: Db,
  actor: Actor,
  keys: ChildKeys,
  input: PlacementDeed & { assessment: string },
  now: Date,
): Promise<void> =>
  onPlacement(
    db,
    actor,
    input,
    { action: "placement.risk-assessment", intent: "risk-assessment" },
    now,
    async (work, placement) => {
      if (!placement.awardAcceptedAt) throw new NotAllowedNow("assess the risk before the award is accepted");
      notOver(placement);
      await keepFinding(work, keys, placement, "risk-assessment", "met", input.assessment);
    },
  );

/**
 * Records the approved order of a placement: its number and amount in pence. Never by whoever awarded it (rules 14), and
 * not while a provider gate is shut (rules 2).
 */
export const recordOrder = (
  db: Db,
  actor: Actor,
  keys: ChildKeys,
  input: PlacementDeed & { orderNumber: string; orderPence: number },
  now: Date,
): Promise<void> =>
  onPlacement(db, actor, input, { action: "placement.order", intent: "order" }, now, async (work, placement) => {
    if (isAwarder(actor, placement)) throw new Forbidden("approve the order of a placement that you awarded");
    if (placement.status !== "agreed") throw new NotAllowedNow(`approve the order of what is ${placement.status}`);
    const shut = (await gatesOf(work.trx, placement, now, { reviewed: false })).provider.filter(({ met }) => !met);
    if (shut.length > 0) throw new NotAllowedNow(`approve this order (${stillMissing(shut)})`);
    await refuseStoppedPlacement(work.trx, placement.id, "approve this order");
    const taken = await work.trx
      .selectFrom("placement")
      .select("id")
      .where("order_number", "=", input.orderNumber)
      .where("id", "!=", placement.id)
      .executeTakeFirst();
    if (taken) throw new Refused("orderNumber", "This order number belongs to another placement");
    await work.trx
      .updateTable("placement")
      .set({ order_number: input.orderNumber, order_pence: input.orderPence, version: placement.version + 1 })
      .where("id", "=", placement.id)
      .execute();
    await keepFinding(work, keys, placement, "order", "met", `Order ${input.orderNumber}`);
  });

function notOver({ status }: LockedPlacement): void {
  if (status === "ended") throw new NotAllowedNow("record this for a placement that has ended");
}

async function keepFinding(
  work: Work,
  keys: ChildKeys,
  placement: LockedPlacement,
  gate: "qa-check" | "order" | "risk-assessment",
  finding: "met" | "not-met",
  note: string,
): Promise<void> {
  const { actor, trx, now } = work;
  if (!("personId" in actor)) throw new Error("Only a person meets a gate");
  const found = {
    finding,
    sealed_note: await sealFor(trx, keys, placement.childId, NOTE_COLUMN, note),
    person_id: actor.personId,
    at: now,
  };
  await trx
    .insertInto("placement_gate")
    .values({ placement_id: placement.id, gate, ...found })
    .onConflict((conflict) => conflict.columns(["placement_id", "gate"]).doUpdateSet(found))
    .execute();
  work.audit("placement.gate", { type: "placement", id: placement.id }, { gate, finding });
}
