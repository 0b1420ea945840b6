import { sql } from "kysely";
import type { Db, Trx } from "#db/client.server.ts";
import type { Pace } from "./minutes-left.ts";

/** How many of the newest applications are measured: enough for a median, and the same work however many there are. */
const MOST = 200;

/** The longest time between two savings that counts as work, in seconds. */
const LONGEST_PAUSE = 600;

/** The median time for an answer in the newest applications that were sent to a lot with their time known. */
export async function measuredPace(db: Db | Trx, lotId: string): Promise<Pace> {
  const newest = db
    .selectFrom("application")
    .select(["active_seconds", "answers_sent"])
    .where("lot_id", "=", lotId)
    .where("submitted_at", "is not", null)
    .where("active_seconds", ">", 0)
    .where("answers_sent", ">", 0)
    .orderBy("submitted_at", "desc")
    .limit(MOST);
  const { median, applications } = await db
    .selectFrom(newest.as("newest"))
    .select(({ fn }) => fn.countAll<number>().as("applications"))
    .select(
      sql<number | null>`percentile_cont(0.5) within group (order by active_seconds::float8 / answers_sent)`.as(
        "median",
      ),
    )
    .executeTakeFirstOrThrow();
  return { secondsPerAnswer: median ?? 0, applications };
}

/**
 * Adds the time since a draft was last saved, or begun, to what somebody has spent on it; at most ten minutes, because
 * after that they were elsewhere. The application is locked.
 */
export async function countTime(trx: Trx, { id, status }: { id: string; status: string }, now: Date): Promise<void> {
  if (status !== "draft") return;
  await trx
    .updateTable("application")
    .set({
      active_seconds: sql<number>`active_seconds + least(${LONGEST_PAUSE}, greatest(0, round(extract(epoch from
        ${now}::timestamptz - coalesce(last_saved_at, created_at)))))::int`,
      last_saved_at: now,
    })
    .where("id", "=", id)
    .execute();
}
