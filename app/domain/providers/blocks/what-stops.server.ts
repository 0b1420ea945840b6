import { isOver, statusInWords } from "#app/domain/applications/application-status.ts";
import { type Application, applicationsOf } from "#app/domain/applications/applications.server.ts";
import { evidenceDesk } from "#app/domain/evidence/evidence-desk.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import { providerGates } from "../provider-gates.server.ts";
import { type Block, blockOfHold, blocksOfGates, type OpenHold, type Place, type Reader } from "./blocks.ts";
import type { HoldKind } from "./hold-kinds.ts";

/** What stops a provider: on all lots together, on each lot that it is approved on, and where it is not approved yet. */
export type WhatStops = {
  everywhere: Block[];
  lots: { lotId: string; name: string; blocks: Block[] }[];
  notYet: { applicationId: string; lot: string; status: string }[];
};

/**
 * Every open hold and every shut provider gate of a provider, as of now, for a placement that would start today (rules 1
 * and 2). A few queries for each lot that it is approved on.
 */
export async function whatStops(db: Trx, providerId: string, reader: Reader, now: Date): Promise<WhatStops> {
  const applications = await applicationsOf(db, providerId);
  const admitted = applications.filter(({ status }) => status === "admitted");
  const places = admitted.length > 0 ? await placesOf(db, providerId, now) : [];
  const holds = await openHolds(db, providerId, admitted, places);
  const lots: WhatStops["lots"] = [];
  for (const { lotId, lotName } of admitted) {
    const ours = holds.filter((hold) => hold.lotId === lotId);
    const gates = await providerGates(db, providerId, lotId, londonDate(now), now);
    lots.push({
      ...{ lotId, name: lotName },
      blocks: [...ours.map((hold) => blockOfHold(hold, reader)), ...blocksOfGates(gates, ours, places, lotId)],
    });
  }
  // Whoever was removed from a lot reads there why it cannot be used.
  const elsewhere = holds.filter(({ lotId }) => lotId && !admitted.some((one) => one.lotId === lotId));
  for (const lotId of new Set(elsewhere.map((hold) => hold.lotId ?? ""))) {
    const ours = elsewhere.filter((hold) => hold.lotId === lotId);
    lots.push({ lotId, name: ours[0]?.lot ?? "", blocks: ours.map((hold) => blockOfHold(hold, reader)) });
  }
  return {
    everywhere: holds.filter(({ lotId }) => lotId === null).map((hold) => blockOfHold(hold, reader)),
    lots: lots.sort((a, b) => a.name.localeCompare(b.name, "en-GB")),
    notYet: applications
      .filter(({ status }) => !isOver(status) && status !== "admitted")
      .map(({ id, lotName, status }) => ({ applicationId: id, lot: lotName, status: statusInWords[status] })),
  };
}

/** How many things stop a provider in all. */
export const countBlocks = ({ everywhere, lots }: WhatStops): number =>
  everywhere.length + lots.reduce((sum, { blocks }) => sum + blocks.length, 0);

async function placesOf(db: Trx, providerId: string, now: Date): Promise<(Place & { field: string })[]> {
  const { documents } = await evidenceDesk(db, providerId, now);
  return documents.map(({ questionId, field, title, given, through }) => ({
    ...{ questionId, field, title: title.replace(": ", " ") },
    ...(through ? { upload: `${paths.provider.upload(through, questionId, field)}?from=evidence` } : {}),
    ...(given?.state === "given" && !given.unconfirmed ? { waitsSince: given.uploadedAt } : {}),
  }));
}

async function openHolds(
  db: Trx,
  providerId: string,
  admitted: readonly Application[],
  places: readonly (Place & { field: string })[],
): Promise<(OpenHold & { lot: string | null })[]> {
  const rows = await db
    .selectFrom("hold")
    .leftJoin("evidence_lapse as lapsed", "lapsed.hold_id", "hold.id")
    .leftJoin("catch_up", "catch_up.hold_id", "hold.id")
    .leftJoin("exclusion", "exclusion.hold_id", "hold.id")
    .leftJoin("suspension_scope as scope", "scope.hold_id", "hold.id")
    .leftJoin("admission_condition as condition", "condition.hold_id", "hold.id")
    .leftJoin("lot", "lot.id", "hold.lot_id")
    .leftJoin("registration_alert as alert", "alert.hold_id", "hold.id")
    .select(["hold.id", "hold.kind", "hold.reason", "hold.opened_at as openedAt", "hold.lot_id as lotId"])
    .select(["lapsed.question_id as questionId", "lapsed.field", "exclusion.id as exclusionId"])
    .select([
      "catch_up.application_id as catchUpApplicationId",
      "alert.id as alertId",
      "scope.suspension_id as suspensionId",
    ])
    .select(["condition.id as conditionId", "condition.due_on as dueOn", "condition.done_by as doneBy"])
    .select(["condition.state as conditionState", "lot.name as lot"])
    .where("hold.provider_id", "=", providerId)
    .where("hold.lifted_at", "is", null)
    .orderBy("hold.opened_at")
    .orderBy("hold.id")
    .limit(100)
    .execute();
  return rows.map((row) => {
    const { questionId, field, alertId, exclusionId, suspensionId, catchUpApplicationId, ...rest } = row;
    const { conditionId, dueOn, doneBy, conditionState, ...hold } = rest;
    const application = admitted.find(({ lotId }) => lotId === hold.lotId);
    const place = places.find((one) => one.questionId === questionId && one.field === field);
    return {
      ...hold,
      // The column's CHECK holds it to this list.
      kind: hold.kind as HoldKind,
      registration: alertId !== null,
      ...(questionId ? { document: place ?? { questionId, title: "A new document" } } : {}),
      ...(catchUpApplicationId ? { catchUpApplicationId } : {}),
      ...(exclusionId ? { exclusionId } : {}),
      ...(suspensionId ? { suspensionId } : {}),
      ...(conditionId && dueOn
        ? { condition: { id: conditionId, dueOn, yours: doneBy === "provider" && conditionState === "open" } }
        : {}),
      ...(application ? { applicationId: application.id } : {}),
    };
  });
}
