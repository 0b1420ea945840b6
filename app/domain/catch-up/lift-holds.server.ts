import { personId } from "#app/access/actor.ts";
import type { Work } from "#app/domain/work.server.ts";

/** Ends those of the pauses for late answers that are open still. Returns whether there were any. */
export async function liftHolds(work: Work, holdIds: readonly string[], because: string): Promise<boolean> {
  if (holdIds.length === 0) return false;
  const lifted = await work.trx
    .updateTable("hold")
    .set({ lifted_at: work.now, lifted_by: personId(work.actor), lifted_because: because })
    .where("id", "in", holdIds)
    .where("lifted_at", "is", null)
    .returning("id")
    .execute();
  for (const { id } of lifted) work.audit("hold.lift", { type: "hold", id }, { because: "catch-up" });
  return lifted.length > 0;
}
