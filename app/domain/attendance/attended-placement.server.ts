import { NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { type SessionPattern, sessionPattern } from "#app/domain/placements/agreement.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type MarkingPeriod, markingPeriod } from "./marks.ts";

export type AttendedPlacement = { pattern: SessionPattern; period: MarkingPeriod; endsOn: string };

/** What the marks of a placement hang on. Throws NotFound, and NotAllowedNow for one that has never been live. */
export async function attendedPlacement(db: Db | Trx, placementId: string, now: Date): Promise<AttendedPlacement> {
  const placement = await db
    .selectFrom("placement")
    .select((eb) => [
      "status",
      "pattern",
      "starts_on as startsOn",
      "ends_on as endsOn",
      "started_at as startedAt",
      "ended_at as endedAt",
      eb
        .selectFrom("placement_event")
        .select("placement_event.at")
        .whereRef("placement_event.placement_id", "=", "placement.id")
        .where("placement_event.event", "=", "pause")
        .orderBy("placement_event.at", "desc")
        .limit(1)
        .as("pausedAt"),
    ])
    .where("id", "=", placementId)
    .executeTakeFirst();
  if (!placement) throw new NotFound("placement");
  const { status, startsOn, endsOn, startedAt, endedAt, pausedAt } = placement;
  if (!startedAt) throw new NotAllowedNow("record attendance for a placement that is not live");
  const stoppedAt = endedAt ?? (status === "paused" ? pausedAt : null);
  return {
    pattern: sessionPattern.parse(placement.pattern),
    period: markingPeriod({ startsOn, endsOn, startedAt, stoppedAt }, londonDate(now)),
    endsOn,
  };
}
