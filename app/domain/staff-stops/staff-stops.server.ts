import { sql } from "kysely";
import { z } from "zod";
import { NotFound } from "#app/domain/errors.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { offsetOf, PAGE_SIZE, paged } from "#app/domain/paging.ts";
import { placementStatuses } from "#app/domain/placements/placement-status.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";

const MOST_NAMESAKES = 100;

/** What a placement's page says of why a stop paused it: neither who nor whatever was asked (rules 5). */
export const PAUSED_BECAUSE = "A check on a named person";

/** Whoever has this name on any provider's record, case, accents and hyphens aside; also those who left. */
export const namesakes = (db: Db | Trx, name: string) =>
  db
    .selectFrom("staff_member as staff")
    .innerJoin("provider", "provider.id", "staff.provider_id")
    .select(["staff.id", "staff.name", "staff.role", "provider.name as provider"])
    .select(sql<boolean>`staff.left_at is not null`.as("left"))
    .where(sql<boolean>`compared_name(staff.name) = compared_name(${name})`)
    .orderBy("provider.name")
    .orderBy("staff.id")
    .limit(MOST_NAMESAKES)
    .execute();

/** The stops, open ones first, newest first. */
export async function listStops(db: Db | Trx, page: number) {
  const { total } = await db
    .selectFrom("staff_stop")
    .select(sql<number>`count(*)::int`.as("total"))
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom("staff_stop as stop")
    .innerJoin("person as by", "by.id", "stop.stopped_by")
    .select(["stop.id", "stop.name", "stop.stopped_at as at", "stop.lifted_at as liftedAt", "by.name as by"])
    .orderBy(sql`stop.lifted_at is null`, "desc")
    .orderBy("stop.stopped_at", "desc")
    .orderBy("stop.id", "desc")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  const shown = rows.map(({ at, liftedAt, ...row }) => ({
    ...row,
    at: formatDateTime(at),
    lifted: liftedAt ? formatDateTime(liftedAt) : undefined,
  }));
  return paged(shown, page, total);
}

/** One stop: whom it means, and the placements that name them and have not ended. NotFound, also for what is no id. */
export async function getStop(db: Db | Trx, id: string) {
  const stop = isUuid(id)
    ? await db
        .selectFrom("staff_stop as stop")
        .innerJoin("person as by", "by.id", "stop.stopped_by")
        .leftJoin("person as lifter", "lifter.id", "stop.lifted_by")
        .select(["stop.id", "stop.name", "reason", "stopped_at as at", "by.name as by"])
        .select(["lifted_at as liftedAt", "lifter.name as liftedBy", "lifted_because as liftedBecause"])
        .where("stop.id", "=", id)
        .executeTakeFirst()
    : undefined;
  if (!stop) throw new NotFound("stop");
  const people = await db
    .selectFrom("staff_member as staff")
    .innerJoin("provider", "provider.id", "staff.provider_id")
    .select(["staff.id", "staff.name", "staff.role", "provider.name as provider"])
    .where(
      "staff.id",
      "in",
      db
        .selectFrom("stopped_staff")
        .select("staff_member_id")
        .where("stop_id", "=", id)
        .$castTo<{ staff_member_id: string }>(),
    )
    .orderBy("provider.name")
    .orderBy("staff.id")
    .limit(MOST_NAMESAKES)
    .execute();
  const placements = await placementsStopped(db)
    .select(["placement.id", "placement.ref", "placement.status", "provider.name as provider"])
    .select(
      sql<boolean>`exists (select from placement_event event where event.placement_id = placement.id
        and event.event = 'pause' and event.at = ${stop.at} and event.reason = ${PAUSED_BECAUSE})`.as("paused"),
    )
    .where("stopped_staff.stop_id", "=", id)
    .distinct()
    .orderBy("placement.ref")
    .limit(MOST_NAMESAKES)
    .execute();
  const shown = placements.map((one) => ({ ...one, status: z.enum(placementStatuses).parse(one.status) }));
  const { at, liftedAt, ...rest } = stop;
  const lifted = liftedAt
    ? { at: formatDateTime(liftedAt), by: stop.liftedBy, because: stop.liftedBecause }
    : undefined;
  return { ...rest, at: formatDateTime(at), lifted, people, placements: shown };
}

/** The providers on whose record somebody is whom this stop means. */
export const stoppedStaff = (db: Db | Trx, stopId: string) =>
  db
    .selectFrom("stopped_staff")
    .innerJoin("staff_member", "staff_member.id", "stopped_staff.staff_member_id")
    .select("provider_id as id")
    .distinct()
    .where("stop_id", "=", stopId);

/** Their ids, those of providers whom the worker has left too. */
export const stoppedAt = async (db: Db | Trx, stopId: string): Promise<string[]> =>
  (await stoppedStaff(db, stopId).execute()).map(({ id }) => id);

/** The placements that have not ended and name somebody who is stopped. */
export const placementsStopped = (db: Db | Trx) =>
  db
    .selectFrom("stopped_staff")
    .innerJoin("placement_staff as named", "named.staff_member_id", "stopped_staff.staff_member_id")
    .innerJoin("placement", "placement.id", "named.placement_id")
    .innerJoin("provider", "provider.id", "placement.provider_id")
    .where("placement.status", "<>", "ended");
