import { NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { type SessionPattern, sessionPattern } from "#app/domain/placements/agreement.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type MarkingPeriod, markingPeriod } from "./marks.ts";

export type AttendedPlacement = { pattern: SessionPattern; period: MarkingPeriod; endsOn: string };

/** Placements with what their marks hang on; for `attendedAs`. */
export const attended = (db: Db | Trx) =>
  db
    .selectFrom("placement")
    .select((eb) => [
      "placement.id",
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
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof attended>["executeTakeFirstOrThrow"]>>;

/** When a placement's halves may be marked, as at an instant; undefined for one that has never been live. */
export function attendedAs(row: Row, now: Date): AttendedPlacement | undefined {
  const { status, startsOn, endsOn, startedAt, endedAt, pausedAt } = row;
  if (!startedAt) return undefined;
  const stoppedAt = endedAt ?? (status === "paused" ? pausedAt : null);
  return {
    pattern: sessionPattern.parse(row.pattern),
    period: markingPeriod({ startsOn, endsOn, startedAt, stoppedAt }, londonDate(now)),
    endsOn,
  };
}

/** What the marks of a placement hang on. Throws NotFound, and NotAllowedNow for one that has never been live. */
export async function attendedPlacement(db: Db | Trx, placementId: string, now: Date): Promise<AttendedPlacement> {
  const row = await attended(db).where("placement.id", "=", placementId).executeTakeFirst();
  if (!row) throw new NotFound("placement");
  const placement = attendedAs(row, now);
  if (!placement) throw new NotAllowedNow("record attendance for a placement that is not live");
  return placement;
}
