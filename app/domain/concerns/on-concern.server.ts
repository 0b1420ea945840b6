import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import type { Action } from "#app/access/policy.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { next } from "#app/domain/state-machine.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { type ConcernMove, type ConcernStage, concernStates } from "./concern-status.ts";
import { findConcern } from "./open-concern.server.ts";

export type Deed = { concernId: string; submissionKey: string };
export type LockedConcern = Awaited<ReturnType<typeof findConcern>>;

/**
 * Runs a deed on one concern, locked, once for a form. Throws NotFound for whoever may not read it, Forbidden for who
 * reads it but may not do this, and for who declared a conflict of interest with its provider (Procurement Act 2023,
 * sections 81 to 83): they may note what they know and decide nothing.
 */
export function onConcern<T>(
  db: Db,
  actor: Actor,
  deed: Deed,
  { action, intent }: { action: Action; intent: string },
  now: Date,
  run: (work: Work, concern: LockedConcern) => Promise<T>,
): Promise<T> {
  const { concernId } = deed;
  return transact(db, actor, now, async (work) => {
    authorise(actor, "concern.read");
    if (!isUuid(concernId)) throw new NotFound("concern");
    await work.trx.selectFrom("concern").select("id").where("id", "=", concernId).forUpdate().execute();
    const concern = await findConcern(work.trx, concernId);
    authorise(actor, action, undefined, "concern.read");
    if (concern.providerId && action !== "concern.read") await refuseConflict(work.trx, work.actor, concern.providerId);
    return once(work, `concern.${intent}`, deed, async () => {
      const done = await run(work, concern);
      work.audit(`concern.${intent}`, { type: "concern", id: concern.id });
      return done;
    });
  });
}

/** Moves a concern to where its table leads. Throws NotAllowedNow. */
export async function moveConcern({ trx }: Work, { id, stage, version }: LockedConcern, move: ConcernMove) {
  const after: ConcernStage = next(concernStates, stage, move);
  await trx
    .updateTable("concern")
    .set({ stage: after, version: version + 1 })
    .where("id", "=", id)
    .execute();
  return after;
}
