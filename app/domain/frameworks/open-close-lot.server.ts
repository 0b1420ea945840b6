import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Conflict } from "#app/domain/errors.ts";
import { next } from "#app/domain/state-machine.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { type LotEvent, lotStates } from "./lot-status.ts";
import { getLot } from "./lots.server.ts";

/** `version` is the one that was read; `reason` stands in the history. */
export type LotDecision = { lotId: string; reason: string; version: number; submissionKey: string };

/** Lets providers apply to the lot from now on. Throws NotAllowedNow when it is open already, Conflict when it has changed. */
export const openLot = (db: Db, actor: Actor, decision: LotDecision, now: Date): Promise<void> =>
  decide(db, actor, "open", decision, now);

/**
 * Takes no further applications from now on; those already submitted are still decided. Throws NotAllowedNow when it
 * is closed already, Conflict when it has changed.
 */
export const closeLot = (db: Db, actor: Actor, decision: LotDecision, now: Date): Promise<void> =>
  decide(db, actor, "close", decision, now);

const decide = (db: Db, actor: Actor, event: LotEvent, decision: LotDecision, now: Date): Promise<void> =>
  transact(db, actor, now, async (work) => {
    authorise(actor, "lot.open-close", undefined, "lot.read");
    await once(work, `lot.${event}`, decision.submissionKey, () => move(work, event, decision));
  });

async function move(work: Work, event: LotEvent, { lotId, reason, version }: LotDecision): Promise<void> {
  const { trx, actor, now } = work;
  await getLot(trx, { id: lotId }, now);
  await trx.selectFrom("lot").select("id").where("id", "=", lotId).forUpdate().execute();
  const lot = await getLot(trx, { id: lotId }, now);
  const status = next(lotStates, lot.status, event);
  if (lot.version !== version) throw new Conflict("Someone else has changed this lot. Read it again, then decide.");
  await trx
    .updateTable("lot")
    .set((eb) => ({ status, version: eb("version", "+", 1) }))
    .where("id", "=", lotId)
    .execute();
  await trx
    .insertInto("lot_event")
    .values({
      id: uuidv7(now.getTime()),
      lot_id: lotId,
      event,
      from_status: lot.status,
      to_status: status,
      reason,
      at: now,
      person_id: personId(actor),
    })
    .execute();
  work.audit(`lot.${event}`, { type: "lot", id: lotId }, { to: status });
}
