import type { Officer } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

/** What the latest check found missing or damaged in the file store, until another finds nothing. */
export async function evidenceStoreToDo(db: Trx, officer: Officer): Promise<ToDo[]> {
  if (!can(officer, "evidence-store.check")) return [];
  const latest = await db
    .selectFrom("store_check")
    .select(["missing", "cut", "doubtful"])
    .where("ended_at", "is not", null)
    .orderBy("started_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  const count = latest ? latest.missing + latest.cut : 0;
  if (!latest || count === 0) return [];
  const files = `${count === 1 ? "file" : "files"} missing or damaged in the file store`;
  const text = latest.doubtful ? `${files}: it may be the wrong store` : files;
  return [{ count, text, href: paths.admin.evidenceStore() }];
}
