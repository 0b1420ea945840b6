import { endHolds } from "#app/domain/providers/end-holds.server.ts";
import type { Work } from "#app/domain/work.server.ts";

/** Ends those of the pauses for late answers that are open still. Returns whether there were any. */
export async function liftHolds(work: Work, holdIds: readonly string[], because: string): Promise<boolean> {
  const lifted = await endHolds(work, holdIds, because);
  for (const id of lifted) work.audit("hold.lift", { type: "hold", id }, { because: "catch-up" });
  return lifted.length > 0;
}
