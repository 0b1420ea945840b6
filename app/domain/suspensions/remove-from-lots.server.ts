import { personId } from "#app/access/actor.ts";
import { type ApplicationStatus, overStatuses } from "#app/domain/applications/application-status.ts";
import { moveApplication } from "#app/domain/applications/applications.server.ts";
import { endHolds } from "#app/domain/providers/end-holds.server.ts";
import { next } from "#app/domain/state-machine.ts";
import type { Work } from "#app/domain/work.server.ts";
import { type SuspensionStatus, suspensionStates } from "./suspension-status.ts";
import { scopeOf } from "./suspensions.server.ts";

type Removal = { id: string; providerId: string };

/** Ends the approval on each lot that the removal names, and keeps which it was; the application is over, so that it may apply anew. */
export async function endApprovals(work: Work, { id, providerId }: Removal): Promise<void> {
  const { trx } = work;
  for (const { id: scopeId, lotId } of await scopeOf(trx, id)) {
    const admission = await admissions(trx)
      .where("admission.provider_id", "=", providerId)
      .where("admission.lot_id", "=", lotId)
      .where("outcome", "=", "admitted")
      .executeTakeFirst();
    if (!admission) continue;
    await moveApplication(work, applicationIn(admission), "remove");
    await trx.updateTable("admission").set({ outcome: "removed" }).where("id", "=", admission.id).execute();
    await trx.updateTable("suspension_scope").set({ admission_id: admission.id }).where("id", "=", scopeId).execute();
  }
}

/**
 * Gives back the approvals that this removal ended. Where the provider has applied to such a lot again, that application
 * is withdrawn: two cannot stand side by side. Where it is approved again already, there is nothing to give back.
 * Returns the references of those that were withdrawn.
 */
export async function restoreApprovals(work: Work, { id, providerId }: Removal): Promise<string[]> {
  const { trx } = work;
  const withdrawn: string[] = [];
  for (const { admissionId, lotId } of await scopeOf(trx, id)) {
    if (!admissionId) continue;
    const again = await trx
      .selectFrom("application")
      .select(["id", "ref", "status"])
      .where("provider_id", "=", providerId)
      .where("lot_id", "=", lotId)
      .where("status", "not in", overStatuses)
      .forUpdate()
      .executeTakeFirst();
    if (again?.status === "admitted") continue;
    if (again) {
      const reason = "The removal from the lot ended, so that it is approved as before";
      await moveApplication(work, { id: again.id, status: again.status as ApplicationStatus }, "withdraw", { reason });
      withdrawn.push(again.ref);
    }
    const admission = await admissions(trx).where("admission.id", "=", admissionId).executeTakeFirstOrThrow();
    await moveApplication(work, applicationIn(admission), "restore");
    await trx.updateTable("admission").set({ outcome: "admitted" }).where("id", "=", admissionId).execute();
  }
  return withdrawn;
}

/**
 * A new admission to a lot ends the hold by which the provider was removed from it, and no other. With its last lot the
 * removal is over.
 */
export async function endRemovals(work: Work, { providerId, lotId }: { providerId: string; lotId: string }) {
  const { trx, now, actor } = work;
  const open = await trx
    .selectFrom("suspension_scope as scope")
    .innerJoin("suspension", "suspension.id", "scope.suspension_id")
    .select(["suspension.id", "suspension.status", "scope.hold_id as holdId"])
    .where("suspension.provider_id", "=", providerId)
    .where("kind", "=", "remove")
    .where("status", "in", ["in-force", "appealed", "dismissed"])
    .where("scope.lot_id", "=", lotId)
    .forUpdate("suspension")
    .execute();
  await endHolds(
    work,
    open.flatMap(({ holdId }) => holdId ?? []),
    "Admitted again",
  );
  for (const { id, status } of open) {
    if ((await scopeOf(trx, id)).some(({ liftedAt }) => liftedAt === null)) continue;
    await trx
      .updateTable("suspension")
      .set({ status: next(suspensionStates, status as SuspensionStatus, "readmit") })
      .set({ lift_reason: "Approved on the lot again", lifted_at: now, lifted_by: personId(actor) })
      .where("id", "=", id)
      .execute();
    work.audit("suspension.readmit", { type: "suspension", id }, { provider: providerId });
  }
}

const admissions = (trx: Work["trx"]) =>
  trx
    .selectFrom("admission")
    .innerJoin("application", "application.id", "admission.application_id")
    .select(["admission.id", "application.id as applicationId", "application.status"]);

// The column's CHECK holds the status to its list.
const applicationIn = ({ applicationId, status }: { applicationId: string; status: string }) => ({
  id: applicationId,
  status: status as ApplicationStatus,
});
