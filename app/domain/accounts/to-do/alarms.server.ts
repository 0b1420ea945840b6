import { sql } from "kysely";
import type { Officer } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { paths } from "#app/paths.ts";
import type { Db } from "#db/client.server.ts";
import { alarmsCountFrom } from "../alarms-count-from.ts";
import type { ToDo } from "../to-do.ts";

/** The accounts that somebody tried to get into within the last day, for the administrators. */
export async function alarmsToDo(db: Db, officer: Officer, now: Date): Promise<ToDo[]> {
  if (!can(officer, "person.manage")) return [];
  const { count } = await db
    .selectFrom("sign_in_alert")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("last_at", ">=", alarmsCountFrom(now))
    .executeTakeFirstOrThrow();
  const text = `${count === 1 ? "account" : "accounts"} that someone tried to get into since yesterday`;
  return [{ count, text, href: `${paths.admin.people()}?tried=yes` }];
}
