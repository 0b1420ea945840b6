import type { Actor } from "#app/access/actor.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";

/**
 * The placement of an address, if the actor may know of it: a provider's person only their own organisation's.
 * Throws NotFound; Forbidden for an officer who declared a conflict of interest with its provider.
 */
export async function ownPlacement(
  db: Db,
  who: Actor,
  id: string | undefined,
): Promise<{ id: string; ref: string; status: string }> {
  const row = isUuid(id ?? "")
    ? await db
        .selectFrom("placement")
        .select(["id", "ref", "status", "provider_id"])
        .where("id", "=", id ?? "")
        .executeTakeFirst()
    : undefined;
  if (!row || who.kind === "anonymous" || (who.kind === "provider" && who.providerId !== row.provider_id))
    throw new NotFound("placement");
  await refuseConflict(db, who, row.provider_id);
  return { id: row.id, ref: row.ref, status: row.status };
}
