import type { Actor } from "#app/access/actor.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { lockApplication, moveApplication } from "./applications.server.ts";

/**
 * Takes an application back, at any time before the decision. Its answers stay with the provider. Throws NotAllowedNow
 * when it was decided or withdrawn before.
 */
export function withdrawApplication(db: Db, actor: Actor, applicationId: string, now: Date): Promise<void> {
  return transact(db, actor, now, async (work) => {
    const application = await lockApplication(work, applicationId, "application.submit", "application.read");
    await moveApplication(work, application, "withdraw");
  });
}
