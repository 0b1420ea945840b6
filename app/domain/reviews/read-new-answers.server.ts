import { z } from "zod";
import type { Actor } from "#app/access/actor.ts";
import { lockApplication } from "#app/domain/applications/applications.server.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { submissionKey } from "#app/domain/sent-once.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { requireOfficer } from "./case.server.ts";

export const readForm = z.object({ submissionKey });

/**
 * Notes that a reviewer has read an approved provider's answers to new questions. Sent twice, it is done once. Throws
 * NotAllowedNow when nothing waits to be read, Forbidden for a reviewer who declared a conflict of interest.
 */
export function readNewAnswers(
  db: Db,
  actor: Actor,
  { applicationId, submissionKey }: z.output<typeof readForm> & { applicationId: string },
  now: Date,
): Promise<void> {
  return transact(db, actor, now, async (work) => {
    const application = await lockApplication(work, applicationId, "application.recommend", "application.review");
    const { personId } = requireOfficer(actor);
    await refuseConflict(work.trx, work.actor, application.providerId);
    await once(work, "catch-up.read", { applicationId, submissionKey }, async () => {
      const read = await work.trx
        .updateTable("catch_up")
        .set({ reviewed_at: now, reviewed_by: personId })
        .where("application_id", "=", application.id)
        .where("answered_at", "is not", null)
        .where("reviewed_at", "is", null)
        .returning("id")
        .execute();
      if (read.length === 0) throw new NotAllowedNow("read new answers: none wait");
      work.audit("catch-up.read", { type: "application", id: application.id }, { read: read.map(({ id }) => id) });
    });
  });
}
