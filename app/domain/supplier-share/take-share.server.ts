import type { Actor } from "#app/access/actor.ts";
import { lockApplication } from "#app/domain/applications/applications.server.ts";
import { NotAllowedNow, NotFound, Refused } from "#app/domain/errors.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { proposalsFrom } from "./proposals.ts";
import { codeOf, shareFrom } from "./share.ts";

type Input = { applicationId: string; code: string; json: string; from: "file" | "address" };

/**
 * Reads a share that a provider gave, and keeps what it proposes beside its draft: no answer changes by this. Refused,
 * beside the field, for what is no share and for the share of another code.
 */
export async function takeShare(
  db: Db,
  actor: Actor,
  { applicationId, code, json, from }: Input,
  now: Date,
): Promise<void> {
  await transact(db, actor, now, async (work) => {
    const application = await lockApplication(work, applicationId, "application.edit", "application.read");
    if (actor.kind !== "provider") throw new NotFound("application");
    if (application.status !== "draft") throw new NotAllowedNow("change answers that were sent");
    const share = shareFrom(json);
    if (!share)
      throw new Refused(
        from === "file" ? "file" : "code",
        "This is not the supplier information of Find a Tender, or not in a form that we can read",
      );
    const own = codeOf(share);
    if (own && own.toLowerCase() !== code.toLowerCase())
      throw new Refused("code", "The supplier information belongs to another share code. Check the code and the file");
    const { proposals, askAgain } = proposalsFrom(share, code);
    const read = { share_code: code, read_from: from, read_at: now, read_by: actor.personId };
    const kept = { ...read, proposals: JSON.stringify(proposals), ask_again: askAgain };
    await work.trx
      .insertInto("supplier_share")
      .values({ application_id: application.id, ...kept })
      .onConflict((conflict) => conflict.column("application_id").doUpdateSet(kept))
      .execute();
    const questions = proposals.map(({ questionId }) => questionId);
    work.audit("application.read-share", { type: "application", id: application.id }, { from, questions });
  });
}
