import type { z } from "zod";
import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import type { endTrustForm } from "./pack-forms.ts";

/**
 * Ends the trust in a council's key: its packs are refused from now on, and what was filled from them before stays what
 * it was, an answer to be checked. A revoked key is never trusted again. Once for a form. Throws NotFound, Forbidden,
 * NotAllowedNow for what has ended.
 */
export async function endTrust(db: Db, actor: Actor, input: z.output<typeof endTrustForm>, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    authorise(actor, "pack-keys.manage", undefined, "pack-keys.read");
    if (actor.kind !== "council") throw new NotFound();
    await once(work, "pack-key.end-trust", input, async () => {
      const council = await work.trx
        .selectFrom("trusted_council")
        .select("ended_at")
        .where("id", "=", input.id)
        .forUpdate()
        .executeTakeFirst();
      if (!council) throw new NotFound("council");
      if (council.ended_at) throw new NotAllowedNow("end a trust that has ended");
      await work.trx
        .updateTable("trusted_council")
        .set({ ended_at: now, ended_by: actor.personId, ended_as: input.as, ended_because: input.because })
        .where("id", "=", input.id)
        .execute();
      work.audit("pack-key.end-trust", { type: "trusted-council", id: input.id }, { as: input.as });
    });
  });
}
