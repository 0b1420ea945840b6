import type { KeyObject } from "node:crypto";
import { sql } from "kysely";
import type { z } from "zod";
import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotFound, Refused } from "#app/domain/errors.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { ownKeys } from "./own-keys.server.ts";
import type { trustForm } from "./pack-forms.ts";
import { type PublicKey, readPublicKey } from "./pack-key.server.ts";
import { findCouncil } from "./trusted-councils.server.ts";

type Keys = { db: Db; key: KeyObject | undefined };

/**
 * The key that was pasted, when it may be trusted. Throws Refused for what is no Ed25519 key, for this council's own,
 * for one that is trusted already, and for one that was revoked: such a key is never trusted again.
 */
export async function keyToTrust(db: Db | Trx, key: KeyObject | undefined, pasted: string): Promise<PublicKey> {
  const found = readPublicKey(pasted);
  if (!found)
    throw new Refused("publicKey", "This is not a public key of the kind that signs evidence packs (Ed25519)");
  if ((await ownKeys(db, key)).some(({ id }) => id === found.id))
    throw new Refused("publicKey", "This is this council’s own key");
  const known = await findCouncil(db, found.id);
  if (known && !known.endedAt) throw new Refused("publicKey", `This key is trusted already, as ${known.name}’s`);
  if (known?.endedAs === "revoked")
    throw new Refused("publicKey", "This key was revoked and cannot be trusted again. Ask the council for its new one");
  return found;
}

/**
 * Trusts another council's key by hand: from now on providers may bring packs that it signed. Keeps who compared its
 * fingerprint with whom, and how. Once for a form. Throws Forbidden, Refused.
 */
export async function trustCouncil(
  { db, key }: Keys,
  actor: Actor,
  input: z.output<typeof trustForm>,
  now: Date,
): Promise<void> {
  await transact(db, actor, now, async (work) => {
    authorise(actor, "pack-keys.manage", undefined, "pack-keys.read");
    if (actor.kind !== "council") throw new NotFound();
    await once(work, "pack-key.trust", input, async () => {
      await sql`select pg_advisory_xact_lock(hashtextextended('trusted council', 0))`.execute(work.trx);
      const found = await keyToTrust(work.trx, key, input.publicKey);
      const id = uuidv7(now.getTime());
      await work.trx
        .insertInto("trusted_council")
        .values({
          ...{ id, council_name: input.councilName, key_id: found.id, public_key: found.publicKey },
          ...{ confirmed_with: input.confirmedWith, confirmed_by: input.confirmedBy },
          ...{ trusted_at: now, trusted_by: actor.personId },
        })
        .execute();
      work.audit("pack-key.trust", { type: "trusted-council", id }, { key: found.id });
    });
  });
}
