import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { notifyMany } from "#app/domain/notifications/notify-many.server.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { getRound } from "./rounds.server.ts";

/**
 * Calls off a round that was announced and has not opened yet. Everyone who was told of it is told why. Nobody is
 * carried forward by it any more. Throws NotAllowedNow once it is open: then its lots are closed instead.
 */
export function cancelRound(
  db: Db,
  actor: Actor,
  { roundId, reason, submissionKey }: { roundId: string; reason: string; submissionKey: string },
  now: Date,
): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "lot.open-close", undefined, "lot.read");
    await once(work, "round.cancel", { roundId, reason, submissionKey }, async () => {
      await getRound(work.trx, roundId, now);
      if (!(await callOff(work, roundId, reason))) throw new NotAllowedNow("call off this round");
    });
  });
}

/** The same within other work. Returns false, and does nothing, for a round that has opened or was called off. */
export async function callOff(work: Work, roundId: string, reason: string): Promise<boolean> {
  const { trx, now, actor } = work;
  const cancelled = await trx
    .updateTable("admission_round")
    .set({ cancelled_at: now, cancelled_by: personId(actor), cancelled_because: reason })
    .where("id", "=", roundId)
    .where("opens_at", ">", now)
    .where("opened_at", "is", null)
    .where("cancelled_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (!cancelled) return false;
  const { lots, opensAt } = await getRound(trx, roundId, now);
  const told = await trx
    .selectFrom("round_recipient")
    .select(["email", "person_id as personId"])
    .where("round_id", "=", roundId)
    .orderBy("email")
    .execute();
  await trx.deleteFrom("carry_forward").where("round_id", "=", roundId).where("accepted_at", "is", null).execute();
  const data = { lots, opens: formatDate(opensAt), reason };
  const about = { type: "round", id: roundId };
  await notifyMany(
    work,
    "round-cancelled",
    told.map((one) => ({ ...one, data, about })),
  );
  work.audit("round.cancel", about);
  return true;
}
