import { sql } from "kysely";
import type { System } from "#app/access/actor.ts";
import { formatDate, today } from "#app/domain/london-time.ts";
import { notifyOwnersOfMany } from "#app/domain/notifications/notify-many.server.ts";
import { openDecisions } from "#app/domain/placements/decisions/open-decisions.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { BATCH } from "./approved-applications.server.ts";

/**
 * Opens a lapse hold for each approved provider and lot whose new questions were not answered by the end of their London
 * date (rules 20): from then on it is left out of matching and of the directory, and its running placements wait
 * for a decision (rules 4). Its owners are told. In batches, safe to run twice and side by side. Returns how many it opened.
 */
export async function lapseCatchUps(db: Db, actor: System, now: Date): Promise<number> {
  let total = 0;
  for (let done = BATCH; done === BATCH; total += done)
    done = await transact(db, actor, now, (work) => lapseBatch(work));
  return total;
}

async function lapseBatch(work: Work): Promise<number> {
  const late = (await lockLate(work)).map((one) => ({
    ...one,
    holdId: uuidv7(work.now.getTime()),
    because: `New questions on ${one.lotName} were not answered by ${formatDate(one.dueOn)}`,
  }));
  if (late.length === 0) return 0;
  await work.trx
    .insertInto("hold")
    .values(
      late.map(({ holdId, providerId, lotId, because }) => ({
        ...{ id: holdId, provider_id: providerId, lot_id: lotId, kind: "lapse", opened_at: work.now },
        reason: because,
      })),
    )
    .execute();
  const [ids, holds] = [late.map(({ id }) => id), late.map(({ holdId }) => holdId)];
  await sql`update catch_up set hold_id = made.hold from unnest(${ids}::uuid[], ${holds}::uuid[]) made (id, hold)
    where catch_up.id = made.id`.execute(work.trx);
  await openDecisions(work, late);
  await notifyOwnersOfMany(
    work,
    "catch-up-lapsed",
    late.map(({ providerId, applicationId, lotName, dueOn }) => ({
      providerId,
      data: { lot: lotName, applicationId, due: formatDate(dueOn, "long") },
      about: { type: "application", id: applicationId },
    })),
  );
  work.audit("catch-up.lapse", { type: "job", id: "lapse-catch-ups" }, { holds });
  return late.length;
}

const lockLate = ({ trx, now }: Work) =>
  trx
    .selectFrom("catch_up")
    .innerJoin("lot", "lot.id", "catch_up.lot_id")
    .select(["catch_up.id", "provider_id as providerId", "application_id as applicationId", "due_on as dueOn"])
    .select(["lot_id as lotId", "lot.name as lotName"])
    .where("due_on", "<", today(now))
    .where("answered_at", "is", null)
    .where("closed_at", "is", null)
    .where("hold_id", "is", null)
    .orderBy("catch_up.id")
    .limit(BATCH)
    .forUpdate("catch_up")
    .skipLocked()
    .execute();
