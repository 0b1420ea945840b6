import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { publicKeyOf } from "#app/domain/evidence-pack/pack-key.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";

/** A new key of some council. */
export const aPackKey = (): KeyObject => generateKeyPairSync("ed25519").privateKey;

/** Trusts a key at an installation. Returns the row's id. */
export async function aTrustedCouncil(
  db: Db,
  { key, by, name = "Northshire Council" }: { key: KeyObject; by: string; name?: string },
): Promise<string> {
  const id = uuidv7();
  const { id: key_id, publicKey: public_key } = publicKeyOf(key);
  await db
    .insertInto("trusted_council")
    .values({
      ...{ id, council_name: name, key_id, public_key, confirmed_with: "Nora Example", confirmed_by: "phone" },
      ...{ trusted_at: new Date("2026-09-01T09:00:00Z"), trusted_by: by },
    })
    .execute();
  return id;
}
