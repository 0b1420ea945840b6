import { sql } from "kysely";
import type { Officer } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { toAdviseOn } from "#app/domain/applications/application-status.ts";
import { londonDate } from "#app/domain/london-time.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { findPower } from "../decider.server.ts";
import { readingNow, stillOpenTo } from "./reading-now.server.ts";

/** As many as are looked at, the first of the order. */
const MOST = 500;

/**
 * The application that this officer does next, its id: their own first, then what nobody has, by the published order.
 * Never one on whose provider they declared a conflict, on which they advised, or that waits for its provider; what is
 * before a decision only for whoever holds the power today. After `after`, the next in line, and round again.
 */
export async function nextApplication(
  db: Db | Trx,
  officer: Officer,
  now: Date,
  after?: string,
): Promise<string | undefined> {
  const reads = can(officer, "application.recommend");
  const power = can(officer, "application.decide") && (await findPower(db, officer.personId, londonDate(now)));
  const statuses = [...(reads ? toAdviseOn : []), ...(power ? (["moderated"] as const) : [])];
  if (statuses.length === 0) return undefined;
  const rows = await db
    .selectFrom("application")
    .leftJoin("queue_place", "queue_place.application_id", "application.id")
    .leftJoin("application_assignment as reading", readingNow)
    .select("application.id")
    .where("application.status", "in", statuses)
    .where("application.submitted_at", "is not", null)
    .where((eb) =>
      eb.or([
        eb("reading.id", "is", null),
        eb("reading.person_id", "=", officer.personId),
        eb("application.status", "=", "moderated"),
      ]),
    )
    .where(stillOpenTo(officer.personId))
    .orderBy(sql`coalesce(reading.person_id = ${officer.personId} and application.status <> 'moderated', false) desc`)
    .orderBy(sql`queue_place.points desc nulls last`)
    .orderBy("application.submitted_at")
    .orderBy("application.id")
    .limit(MOST)
    .execute();
  const place = rows.findIndex(({ id }) => id === after);
  return (rows[place + 1] ?? rows[0])?.id;
}
