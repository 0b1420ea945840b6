import { sql } from "kysely";
import { today } from "#app/domain/london-time.ts";
import { endHolds } from "#app/domain/providers/end-holds.server.ts";
import type { Work } from "#app/domain/work.server.ts";
import { countsIn } from "./counts-in-sql.server.ts";
import { tellOfEnded } from "./tell-of-ended.server.ts";

type Accepted = { id: string; provider_id: string; question_id: string; field: string };

/**
 * Ends the lapses of one place, once a version that counts today was accepted for it, and lifts the holds that they
 * opened: no other hold is touched (rules 1). Its provider's row is the queue in which lapses open, so that none opens
 * beside this. Returns whether any ended.
 */
export async function endLapses(work: Work, { id, ...place }: Accepted): Promise<boolean> {
  const { trx, now } = work;
  await trx.selectFrom("provider").select("id").where("id", "=", place.provider_id).forNoKeyUpdate().execute();
  const good = await trx
    .selectFrom("evidence")
    .select("id")
    .where("id", "=", id)
    .where(countsIn("evidence", today(now), sql`true`))
    .executeTakeFirst();
  return good ? liftLapses(work, place, "A new document was accepted") : false;
}

/**
 * Ends the open lapses of a place with the holds that they opened, for a reason in plain words. The provider's people are
 * told what reaches them again, and brokers which placements they may resume.
 */
export async function liftLapses(work: Work, place: Omit<Accepted, "id">, because: string): Promise<boolean> {
  const { trx, audit, now } = work;
  const ended = await trx
    .updateTable("evidence_lapse")
    .set({ ended_at: now })
    .where("provider_id", "=", place.provider_id)
    .where("question_id", "=", place.question_id)
    .where("field", "=", place.field)
    .where("ended_at", "is", null)
    .returning(["hold_id as holdId", "lot_id as lotId"])
    .execute();
  if (ended.length === 0) return false;
  const holds = ended.map(({ holdId }) => holdId);
  await endHolds(work, holds, because);
  for (const holdId of holds) audit("hold.lift", { type: "hold", id: holdId }, { because: "evidence" });
  await tellOfEnded(work, place.provider_id, [...new Set(ended.map(({ lotId }) => lotId))]);
  return true;
}
