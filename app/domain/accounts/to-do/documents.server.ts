import { sql } from "kysely";
import { hasRole, type Officer } from "#app/access/actor.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

/** The documents that nobody has read yet, for those who accept them. */
export async function documentsToDo(db: Trx, officer: Officer): Promise<ToDo[]> {
  if (!hasRole(officer, "qa", "qa_lead")) return [];
  const { count } = await db
    .selectFrom("evidence")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("state", "=", "given")
    .executeTakeFirstOrThrow();
  return [{ count, text: `${count === 1 ? "document" : "documents"} to read`, href: paths.admin.evidence() }];
}
