import { authorise } from "#app/access/authorise.ts";
import type { Reading } from "#app/access/guard.server.ts";
import type { Action } from "#app/access/policy.ts";
import { findConcern } from "#app/domain/concerns/open-concern.server.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";

/**
 * What a page on which something is done about a concern knows of it: none of its words. NotFound, Forbidden, also to who
 * declared a conflict of interest with its provider.
 */
export async function concernFor({ db, who, at, params }: Reading, action: Action) {
  const { id, ref, stage, level, providerId, provider, ladoDueAt, ladoReferredOn, version } = await findConcern(
    db,
    params.id ?? "",
  );
  authorise(who, action, undefined, "concern.read");
  if (providerId) await refuseConflict(db, who, providerId);
  return {
    id,
    ref,
    stage,
    level,
    providerId,
    provider,
    allegation: ladoDueAt !== null,
    referred: ladoReferredOn !== null,
    version,
    key: uuidv7(at.getTime()),
  };
}
