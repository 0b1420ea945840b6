import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";

/**
 * Holds a provider until COMMIT for an officer's work on it, so that two deeds about it come one after the other.
 * NotFound; Forbidden for whoever declared a conflict of interest with it.
 */
export async function lockProvider(work: Work, id: string): Promise<{ id: string; name: string }> {
  const provider = isUuid(id)
    ? await work.trx
        .selectFrom("provider")
        .select(["id", "name"])
        .where("id", "=", id)
        .forNoKeyUpdate()
        .executeTakeFirst()
    : undefined;
  if (!provider) throw new NotFound("provider");
  await refuseConflict(work.trx, work.actor, provider.id);
  return provider;
}
