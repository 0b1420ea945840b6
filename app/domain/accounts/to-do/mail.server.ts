import { sql } from "kysely";
import type { Officer } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { paths } from "#app/paths.ts";
import type { Db } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

/** The e-mails that could not be delivered, for those who can send them again. */
export async function mailToDo(db: Db, officer: Officer): Promise<ToDo[]> {
  if (!can(officer, "mail.retry")) return [];
  const { count } = await db
    .selectFrom("notification")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("state", "=", "dead")
    .executeTakeFirstOrThrow();
  const text = `${count === 1 ? "message" : "messages"} not delivered`;
  return [{ count, text, href: `${paths.admin.messages()}?state=dead` }];
}
