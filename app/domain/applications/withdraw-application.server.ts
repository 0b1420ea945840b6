import { z } from "zod";
import type { Actor } from "#app/access/actor.ts";
import { Conflict } from "#app/domain/errors.ts";
import { OPEN_AGAIN, submissionKey } from "#app/domain/sent-once.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { lockApplication, moveApplication } from "./applications.server.ts";

export const withdrawForm = z.object({ submissionKey, version: z.coerce.number(OPEN_AGAIN).int(OPEN_AGAIN) });

/**
 * Takes an application back, at any time before the decision. Its answers stay with the provider. Sent twice, it is done
 * once. Throws Conflict when the application has moved on since it was read, NotAllowedNow when it was decided or
 * withdrawn before.
 */
export function withdrawApplication(
  db: Db,
  actor: Actor,
  { applicationId, submissionKey, version }: z.output<typeof withdrawForm> & { applicationId: string },
  now: Date,
): Promise<void> {
  return transact(db, actor, now, async (work) => {
    const application = await lockApplication(work, applicationId, "application.submit", "application.read");
    await once(work, "application.withdraw", { applicationId, version, submissionKey }, async () => {
      if (version !== application.version)
        throw new Conflict("The application was changed since you opened it. Read it again before you withdraw it");
      await moveApplication(work, application, "withdraw");
    });
  });
}
