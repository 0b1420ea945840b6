import { sql } from "kysely";
import type { Officer } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { placementsStopped } from "#app/domain/staff-stops/staff-stops.server.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

/** The running placements that name a stopped worker, for the QA lead who decides about them. */
export async function staffStopsToDo(db: Trx, officer: Officer): Promise<ToDo[]> {
  if (!can(officer, "staff.stop")) return [];
  const { count } = await placementsStopped(db)
    .select(sql<number>`count(distinct placement.id)::int`.as("count"))
    .where("placement.status", "=", "live")
    .executeTakeFirstOrThrow();
  const text = `${count === 1 ? "running placement names" : "running placements name"} a stopped worker`;
  return [{ count, text, href: paths.admin.staffStops() }];
}
