import { sql } from "kysely";
import type { Officer } from "#app/access/actor.ts";
import { readsConcerns } from "#app/domain/concerns/concerns.server.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

/** For an auditor: that they exist. */
async function registered(db: Trx): Promise<ToDo> {
  const { count } = await db
    .selectFrom("concern_register")
    .select(sql<number>`(count(*) filter (where stage <> 'closed'))::int`.as("count"))
    .executeTakeFirstOrThrow();
  return { count, text: `open ${count === 1 ? "concern" : "concerns"} on the register`, href: paths.admin.concerns() };
}

/** The concerns that this officer may read: those that nobody opened, those to refer to the LADO, and those that are open. */
export async function concernsToDo(db: Trx, officer: Officer): Promise<ToDo[]> {
  const reads = await readsConcerns(db, officer);
  if (!reads) return [];
  if (reads === "register") return [await registered(db)];
  const { unread, lado, open } = await db
    .selectFrom("concern")
    .select([
      sql<number>`(count(*) filter (where opened_at is null))::int`.as("unread"),
      sql<number>`(count(*) filter (where lado_due_at is not null and lado_referred_on is null))::int`.as("lado"),
      sql<number>`(count(*) filter (where opened_at is not null))::int`.as("open"),
    ])
    .where("stage", "<>", "closed")
    .executeTakeFirstOrThrow();
  const href = paths.admin.concerns();
  const noun = (count: number) => (count === 1 ? "concern" : "concerns");
  return [
    ...(reads === "all" || unread > 0
      ? [{ count: unread, text: `new ${noun(unread)}: nobody has opened ${unread === 1 ? "it" : "them"} yet`, href }]
      : []),
    ...(lado > 0 ? [{ count: lado, text: `${noun(lado)} to refer to the LADO`, href }] : []),
    { count: open, text: `open ${noun(open)}`, href },
  ];
}
