import type { KeyObject } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { keepKey, ownKeys } from "./own-keys.server.ts";
import type { revokeForm } from "./pack-forms.ts";

/**
 * Revokes a key of this council, for good, with a reason that is published: packs that it signed are refused wherever
 * somebody has marked it as revoked, and none is made with it any more. Once for a form. Throws NotFound, Forbidden,
 * NotAllowedNow for one that is revoked already.
 */
export async function revokeKey(
  { db, key }: { db: Db; key: KeyObject | undefined },
  actor: Actor,
  input: z.output<typeof revokeForm>,
  now: Date,
): Promise<void> {
  await transact(db, actor, now, async (work) => {
    authorise(actor, "pack-keys.manage", undefined, "pack-keys.read");
    if (actor.kind !== "council") throw new NotFound("key");
    await once(work, "pack-key.revoke", input, async () => {
      const own = (await ownKeys(work.trx, key)).find(({ id }) => id === input.keyId);
      if (!own) throw new NotFound("key");
      if (own.current) await keepKey(work, own);
      const { numUpdatedRows } = await work.trx
        .updateTable("pack_key")
        .set({ revoked_at: now, revoked_by: actor.personId, revoked_because: input.because })
        .where("id", "=", own.id)
        .where("revoked_at", "is", null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new NotAllowedNow("revoke a key that is revoked already");
      work.audit("pack-key.revoke", { type: "pack-key", id: own.id });
    });
  });
}
