import { openDecisions } from "#app/domain/placements/decisions/open-decisions.server.ts";
import { endHolds } from "#app/domain/providers/end-holds.server.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import { endApprovals, restoreApprovals } from "./remove-from-lots.server.ts";
import { holdReasons, type SuspensionKind } from "./suspension.ts";
import { scopeOf } from "./suspensions.server.ts";

type Imposed = { id: string; providerId: string; kind: SuspensionKind };

/**
 * Opens the hold on each lot that it names, or on all, unless it is open already: from this minute the provider has no
 * new requests, and each running placement waits for a decision of its own (rules 4).
 */
export async function openItsHolds(work: Work, { id, providerId, kind }: Imposed): Promise<void> {
  const { trx, now, actor } = work;
  const opened = [];
  for (const { id: scopeId, lotId, holdId: already } of await scopeOf(trx, id)) {
    if (already) continue;
    const holdId = uuidv7(now.getTime());
    await trx
      .insertInto("hold")
      .values({
        ...{ id: holdId, provider_id: providerId, lot_id: lotId, kind: "suspension", reason: holdReasons[kind] },
        ...{ opened_at: now, opened_by: requireOfficer(actor).personId },
      })
      .execute();
    await trx.updateTable("suspension_scope").set({ hold_id: holdId }).where("id", "=", scopeId).execute();
    opened.push({ holdId, providerId, lotId, because: holdReasons[kind] });
  }
  await openDecisions(work, opened);
  if (kind === "remove") await endApprovals(work, { id, providerId });
}

/**
 * Ends its own holds and no others (rules 1); a removal gives the approval back. Returns the references of the
 * applications that were withdrawn, because the approval stands again.
 */
export async function endItsHolds(
  work: Work,
  { id, providerId, kind }: Imposed,
  because: string,
): Promise<{ withdrawn: string[] }> {
  const withdrawn = kind === "remove" ? await restoreApprovals(work, { id, providerId }) : [];
  const scope = await scopeOf(work.trx, id);
  await endHolds(
    work,
    scope.flatMap(({ holdId }) => holdId ?? []),
    because,
  );
  return { withdrawn };
}
