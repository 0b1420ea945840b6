import { sql } from "kysely";
import { type Actor, hasRole, personId } from "#app/access/actor.ts";
import { NotFound } from "#app/domain/errors.ts";
import { offsetOf, PAGE_SIZE, paged } from "#app/domain/paging.ts";
import { parseReference } from "#app/domain/reference.ts";
import type { Trx } from "#db/client.server.ts";
import type { Level } from "./concern.ts";
import type { ConcernStage } from "./concern-status.ts";

export type ConcernFilter = { stage: ConcernStage | "open" | "all"; q: string; page: number };

const urgency = sql`array_position(array['immediate','high','medium','low'], level)`;

/**
 * A page of the concerns that this person may read: those that nobody has opened first, then by level, then newest. `q`
 * is a reference. The wall decides what shows.
 */
export async function listConcerns(db: Trx, { stage, q, page }: ConcernFilter) {
  const ref = q === "" ? undefined : (parseReference(q, "CON") ?? "");
  const wanted = db
    .selectFrom("concern")
    .$if(ref !== undefined, (query) => query.where("ref", "=", ref ?? ""))
    .$if(stage === "open" && ref === undefined, (query) => query.where("stage", "<>", "closed"))
    .$if(stage !== "open" && stage !== "all", (query) => query.where("stage", "=", stage));
  const rows = await wanted
    .leftJoin("provider", "provider.id", "concern.provider_id")
    .select(["concern.id", "ref", "stage", "level", "provider.name as provider", "reported_at as reportedAt"])
    .select(["opened_at as openedAt", "lado_due_at as ladoDueAt", "lado_referred_on as ladoReferredOn"])
    .orderBy(sql`stage = 'closed'`)
    .orderBy(sql`opened_at is null`, "desc")
    .orderBy(sql`${urgency} nulls first`)
    .orderBy("reported_at", "desc")
    .orderBy("concern.id")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  const { total } = await wanted.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  // The columns' CHECKs hold them to these lists.
  const typed = rows.map((row) => ({ ...row, stage: row.stage as ConcernStage, level: row.level as Level | null }));
  return paged(typed, page, total);
}

/** That concerns exist, for an auditor: reference, stage and dates, newest first. */
export async function listRegister(db: Trx, page: number) {
  const { total } = await db
    .selectFrom("concern_register")
    .select(sql<number>`count(*)::int`.as("total"))
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom("concern_register")
    .select(["ref", "stage", "reported_at as reportedAt", "opened_at as openedAt", "closed_at as closedAt"])
    .orderBy("reported_at", "desc")
    .orderBy("id")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  return paged(
    rows.map((row) => ({ ...row, stage: row.stage as ConcernStage })),
    page,
    total,
  );
}

/** Whether somebody reads all concerns, some that they are named for, only that they exist, or none. */
export async function readsConcerns(db: Trx, actor: Actor): Promise<"all" | "named" | "register" | undefined> {
  if (hasRole(actor, "qa_lead")) return "all";
  const named = await db
    .selectFrom("concern_reader")
    .select("concern_id")
    .where("person_id", "=", personId(actor))
    .where("removed_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  if (named) return "named";
  return hasRole(actor, "auditor") ? "register" : undefined;
}

/** The same; NotFound for whoever reads none. */
export async function requireReader(db: Trx, actor: Actor): Promise<"all" | "named" | "register"> {
  const reads = await readsConcerns(db, actor);
  if (!reads) throw new NotFound("page");
  return reads;
}
