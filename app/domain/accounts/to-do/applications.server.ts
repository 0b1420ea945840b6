import { sql } from "kysely";
import type { Officer } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { withCouncil } from "#app/domain/applications/application-status.ts";
import { countQueue } from "#app/domain/reviews/queue/list-queue.server.ts";
import { stillOpenTo } from "#app/domain/reviews/queue/reading-now.server.ts";
import { paths } from "#app/paths.ts";
import type { Db } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

/** The applications that this officer can review or decide, conflicts and their own earlier advice taken out. */
export async function applicationsToDo(db: Db, officer: Officer): Promise<ToDo[]> {
  const reviews = can(officer, "application.recommend");
  const decides = can(officer, "application.decide");
  if (!reviews && !decides) return [];
  const rows = await db
    .selectFrom("application")
    .select(["status", sql<number>`count(*)::int`.as("count")])
    .where("status", "in", withCouncil)
    .where(stillOpenTo(officer.personId))
    .groupBy("status")
    .execute();
  const count = (status: string) => rows.find((row) => row.status === status)?.count ?? 0;
  const list = (status: string) => `${paths.admin.applications()}?status=${status}`;
  const unread = reviews ? await countUnread(db) : 0;
  const { mine } = reviews ? await countQueue(db, officer) : { mine: 0 };
  const toDo = [
    ...(reviews
      ? [
          { count: mine, text: "given to you to read", href: paths.admin.applications({ list: "mine" }) },
          { count: count("submitted"), text: "waiting for a first review", href: list("submitted") },
          { count: count("recommended"), text: "waiting for your second review", href: list("recommended") },
        ]
      : []),
    ...(decides ? [{ count: count("moderated"), text: "waiting for your decision", href: list("moderated") }] : []),
  ].map((one) => ({ ...one, text: `${one.count === 1 ? "application" : "applications"} ${one.text}` }));
  const answered = `${unread === 1 ? "approved provider has" : "approved providers have"} answered new questions`;
  return [...toDo, ...(reviews ? [{ count: unread, text: answered, href: list("new-answers") }] : [])];
}

/** The approved applications with answers to new questions that nobody has read. */
async function countUnread(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom("catch_up")
    .select(sql<number>`count(distinct application_id)::int`.as("count"))
    .where("answered_at", "is not", null)
    .where("reviewed_at", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}
