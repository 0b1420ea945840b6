import { guarded } from "#app/access/guard.server.ts";
import { readCouncil } from "#app/domain/council.server.ts";
import { ownKeys } from "#app/domain/evidence-pack/own-keys.server.ts";
import { today } from "#app/domain/london-time.ts";

/**
 * The keys with which this council signs evidence packs, revoked ones with the reason: what another council compares
 * before it trusts one. Instants are UTC; `publicKey` is SPKI in base64, `id` the SHA-256 of its bytes.
 */
export const loader = guarded("public", async ({ db, at, config }) => {
  const { name } = await readCouncil(db, today(at));
  const keys = (await ownKeys(db, config.evidencePackKey)).map(({ id, publicKey, from, until, ...key }) => ({
    ...{ id, algorithm: "Ed25519", publicKey, from, until },
    ...{ revoked_at: key.revokedAt, reason: key.revokedBecause },
  }));
  return Response.json(
    { council: name, portal: config.publicUrl.origin, keys },
    { headers: { "cache-control": "public, max-age=60", "access-control-allow-origin": "*" } },
  );
});
