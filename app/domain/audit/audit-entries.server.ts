import { sql } from "kysely";
import { offsetOf, PAGE_SIZE, paged } from "#app/domain/paging.ts";
import type { Db } from "#db/client.server.ts";

/** The record, newest first: who did what to which thing. Entries hold ids and codes only. */
export async function listAudit(db: Db, { page }: { page: number }) {
  const { total } = await db
    .selectFrom("audit_head")
    .select(sql<number>`seq::int`.as("total"))
    .executeTakeFirstOrThrow();
  // Counting back from the head keeps every page as quick as the first: seq has no gaps.
  const newest = total - offsetOf(page);
  const rows = await db
    .selectFrom("audit_entry")
    .leftJoin("person", "person.id", "audit_entry.actor_id")
    .select(["seq", "at", "actor_kind as actorKind", "person.name as actor", "action"])
    .select(["subject_type as subjectType", "subject_id as subjectId"])
    .where("seq", "<=", newest)
    .where("seq", ">", newest - PAGE_SIZE)
    .orderBy("seq", "desc")
    .execute();
  return paged(rows, page, total);
}
