import { sql } from "kysely";
import type { ApplicationStatus } from "#app/domain/applications/application-status.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { workingDayCounter } from "#app/domain/calendar/working-day-count.ts";
import { addDays, instantAt, londonDate } from "#app/domain/london-time.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { orderOn } from "./queue/orders.server.ts";
import { type TimeToDecision, timeOf } from "./time-to-decision.ts";

const DAYS = 365;
/** As many decisions as the median is taken from: the newest. */
const MOST = 500;

/**
 * How long decisions on a lot took in the last 12 months, in working days of the council's clock: the median of the
 * newest 500 when there were five or more, and the council's target.
 */
export async function timeToDecision(db: Db | Trx, lotId: string, now: Date): Promise<TimeToDecision> {
  const today = londonDate(now);
  const rows = await db
    .selectFrom("application")
    .select(["submitted_at", "decided_at"])
    .select((eb) =>
      eb
        .selectFrom("application_event")
        .select(
          sql<
            { at: string; to: string }[] | null
          >`jsonb_agg(jsonb_build_object('at', at, 'to', to_status) order by at, id)`.as("moves"),
        )
        .whereRef("application_id", "=", "application.id")
        .where((one) =>
          one.or([one("from_status", "=", "information-requested"), one("to_status", "=", "information-requested")]),
        )
        .as("moves"),
    )
    .where("lot_id", "=", lotId)
    .where("status", "in", ["admitted", "refused"])
    .where("decided_at", ">=", instantAt(addDays(today, -DAYS), "00:00"))
    .where("decided_at", "<=", now)
    .orderBy("decided_at", "desc")
    .limit(MOST)
    .execute();
  const decisions = rows.flatMap(({ submitted_at: sentAt, decided_at: decidedAt, moves }) =>
    sentAt && decidedAt
      ? [
          {
            sentAt,
            decidedAt,
            moves: (moves ?? []).map(({ at, to }) => ({ at: new Date(at), to: to as ApplicationStatus })),
          },
        ]
      : [],
  );
  const { rules } = await orderOn(db, today);
  return timeOf(workingDayCounter(await loadCalendar(db)), decisions, rules.targets.decision);
}
