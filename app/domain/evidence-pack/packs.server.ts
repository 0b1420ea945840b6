import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";

const MOST_SHOWN = 50;

/** The packs that a provider made, the newest first: when, by whom, until when they count, and how much is in them. */
export const packsOf = (trx: Trx, providerId: string) =>
  trx
    .selectFrom("evidence_pack as pack")
    .innerJoin("person as by", "by.id", "pack.made_by")
    .innerJoin("pack_key as key", "key.id", "pack.key_id")
    .select(["pack.id", "made_at as madeAt", "by.name as by", "expires_on as expiresOn", "answers", "files", "bytes"])
    .select(["manifest_sha256 as sha256", "key.revoked_at as keyRevokedAt"])
    .where("provider_id", "=", providerId)
    .orderBy("made_at", "desc")
    .orderBy("pack.id", "desc")
    .limit(MOST_SHOWN)
    .execute();

/** One pack: what was signed, by which key, with which signature. Throws NotFound. */
export async function getPack(trx: Trx, actor: Actor, id: string) {
  const query = trx
    .selectFrom("evidence_pack")
    .select(["id", "provider_id as providerId", "manifest", "key_id as keyId", "signature", "made_at as madeAt"])
    .where("id", "=", id);
  const pack = isUuid(id) ? await query.executeTakeFirst() : undefined;
  if (!pack) throw new NotFound("pack");
  authorise(actor, "evidence-pack.read-own", { providerId: pack.providerId });
  return pack;
}
