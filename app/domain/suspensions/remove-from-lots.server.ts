import type { ApplicationStatus } from "#app/domain/applications/application-status.ts";
import { moveApplication } from "#app/domain/applications/applications.server.ts";
import { Refused } from "#app/domain/errors.ts";
import { endHolds } from "#app/domain/providers/end-holds.server.ts";
import type { Work } from "#app/domain/work.server.ts";
import { scopeOf } from "./suspensions.server.ts";

type Removal = { id: string; providerId: string };

/** Ends the approval on each lot that the removal names; the application is over, so that it may apply anew. */
export async function endApprovals(work: Work, removal: Removal): Promise<void> {
  for (const { id, applicationId, status } of await admissionsOn(work, removal, "admitted")) {
    await moveApplication(work, { id: applicationId, status }, "remove");
    await work.trx.updateTable("admission").set({ outcome: "removed" }).where("id", "=", id).execute();
  }
}

/**
 * Gives back the approvals that a removal ended. Throws Refused where it has applied to such a lot again meanwhile: two
 * cannot stand side by side.
 */
export async function restoreApprovals(work: Work, removal: Removal): Promise<void> {
  for (const { id, applicationId, status, lotId } of await admissionsOn(work, removal, "removed")) {
    const again = await work.trx
      .selectFrom("application")
      .select("ref")
      .where("provider_id", "=", removal.providerId)
      .where("lot_id", "=", lotId)
      .where("status", "not in", ["refused", "withdrawn", "removed"])
      .executeTakeFirst();
    if (again) throw new Refused("outcome", `It has applied again (${again.ref}): that application is decided instead`);
    await moveApplication(work, { id: applicationId, status }, "restore");
    await work.trx.updateTable("admission").set({ outcome: "admitted" }).where("id", "=", id).execute();
  }
}

/** A new admission to a lot ends the hold by which the provider was removed from it, and no other. */
export async function endRemovals(work: Work, { providerId, lotId }: { providerId: string; lotId: string }) {
  const open = await work.trx
    .selectFrom("suspension_scope as scope")
    .innerJoin("suspension", "suspension.id", "scope.suspension_id")
    .select("scope.hold_id as holdId")
    .where("suspension.provider_id", "=", providerId)
    .where("kind", "=", "remove")
    .where("scope.lot_id", "=", lotId)
    .execute();
  await endHolds(
    work,
    open.flatMap(({ holdId }) => holdId ?? []),
    "Admitted again",
  );
}

/** The newest admission on each of its lots that has this outcome. */
async function admissionsOn({ trx }: Work, { id, providerId }: Removal, outcome: "admitted" | "removed") {
  const lots = (await scopeOf(trx, id)).flatMap(({ lotId }) => lotId ?? []);
  if (lots.length === 0) return [];
  const rows = await trx
    .selectFrom("admission")
    .innerJoin("application", "application.id", "admission.application_id")
    .select(["admission.id", "application.id as applicationId", "application.status", "admission.lot_id as lotId"])
    .distinctOn("admission.lot_id")
    .where("admission.provider_id", "=", providerId)
    .where("admission.lot_id", "in", lots)
    .where("outcome", "=", outcome)
    .orderBy("admission.lot_id")
    .orderBy("admission.decided_at", "desc")
    .execute();
  // The column's CHECK holds the status to its list.
  return rows.map((row) => ({ ...row, status: row.status as ApplicationStatus }));
}
