import { sql } from "kysely";
import { offsetOf, PAGE_SIZE, paged } from "#app/domain/paging.ts";
import type { Db } from "#db/client.server.ts";

/** The record, newest first: who did what to which thing, all of it or one kind. Entries hold ids and codes only. */
export const listAudit = (db: Db, { page, action }: { page: number; action?: string | undefined }) =>
  action ? listOneKind(db, action, page) : listAll(db, page);

async function listAll(db: Db, page: number) {
  const { total } = await db
    .selectFrom("audit_head")
    .select(sql<number>`seq::int`.as("total"))
    .executeTakeFirstOrThrow();
  // Counting back from the head keeps every page as quick as the first: seq has no gaps.
  const newest = total - offsetOf(page);
  const rows = await entries(db)
    .where("seq", "<=", newest)
    .where("seq", ">", newest - PAGE_SIZE)
    .orderBy("seq", "desc")
    .execute();
  return paged(rows, page, total);
}

async function listOneKind(db: Db, action: string, page: number) {
  const kind = db.selectFrom("audit_entry").where("action", "=", action);
  const { total } = await kind.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await entries(db)
    .where("action", "=", action)
    .orderBy("at", "desc")
    .orderBy("seq", "desc")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  return paged(rows, page, total);
}

const entries = (db: Db) =>
  db
    .selectFrom("audit_entry")
    .leftJoin("person", "person.id", "audit_entry.actor_id")
    .select(["seq", "at", "actor_kind as actorKind", "person.name as actor", "action"])
    .select(["subject_type as subjectType", "subject_id as subjectId"]);
