import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Refused } from "#app/domain/errors.ts";
import { next } from "#app/domain/state-machine.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { frameworkStates } from "../framework-status.ts";
import { keepVersion } from "../framework-versions.server.ts";
import { lockFramework } from "../frameworks.server.ts";
import { draftFacts } from "./draft-facts.server.ts";
import { missingToOpen } from "./readiness.ts";

/**
 * Opens a framework: it becomes public as it stands, on the basis recorded for it, signed off by each of the seven
 * (S3-43). Its lots stay closed until a round is announced. Throws Refused with what is missing, Conflict.
 */
export function openFramework(
  db: Db,
  actor: Actor,
  input: { frameworkId: string; version: number; submissionKey: string },
  now: Date,
): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "framework.edit", undefined, "framework.read");
    await once(work, "framework.open", input, async () => {
      const framework = await lockFramework(work.trx, input.frameworkId, input.version);
      const status = next(frameworkStates, framework.status, "open");
      const [first, ...others] = missingToOpen(await draftFacts(work.trx, framework.id, now));
      if (first)
        throw new Refused("", others.length > 0 ? `${first.message}, and ${others.length} more` : first.message);
      await work.trx
        .updateTable("framework")
        .set((eb) => ({ status, opened_at: now, version: eb("version", "+", 1) }))
        .where("id", "=", framework.id)
        .execute();
      await work.trx
        .updateTable("framework_basis")
        .set({ in_force_at: now })
        .where("framework_id", "=", framework.id)
        .where("withdrawn_at", "is", null)
        .execute();
      await keepVersion(work, framework.id, "Opened");
      work.audit("framework.open", { type: "framework", id: framework.id });
    });
  });
}
