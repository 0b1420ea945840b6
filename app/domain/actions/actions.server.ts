import { type SelectQueryBuilder, type SqlBool, sql } from "kysely";
import type { Actor } from "#app/access/actor.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { offsetOf, PAGE_SIZE, paged } from "#app/domain/paging.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { type ActionList, escalateBefore } from "./action.ts";
import type { ActionStatus } from "./action-status.ts";

const rows = (db: Db | Trx) =>
  db
    .selectFrom("action_point as action")
    .innerJoin("provider", "provider.id", "action.provider_id")
    .innerJoin("person as agreer", "agreer.id", "action.agreed_by")
    .leftJoin("person as owner", "owner.id", "action.owner_id")
    .leftJoin("person as doer", "doer.id", "action.done_by")
    .leftJoin("person as closer", "closer.id", "action.closed_by")
    .leftJoin("person as mover", "mover.id", "action.moved_by")
    .select(["action.id", "action.provider_id as providerId", "provider.name as provider"])
    .select(["visit_id as visitId", "review_id as reviewId", "what", "action.owner", "owner_id as ownerId"])
    .select(["owner.name as ownerName", "due_on as dueOn", "action.status", "action.version"])
    .select(["done_note as doneNote", "done_at as doneAt", "doer.name as doneBy"])
    .select(["closed_note as closedNote", "closed_at as closedAt", "closer.name as closedBy"])
    .select(["moved_note as movedNote", "moved_at as movedAt", "mover.name as movedBy"])
    .select(["agreed_at as agreedAt", "agreer.name as agreedBy"]);

type Row = Awaited<ReturnType<ReturnType<typeof rows>["executeTakeFirstOrThrow"]>>;
export type ActionPoint = Omit<Row, "status"> & { status: ActionStatus };

// The column's CHECK holds it to its list.
const typed = (row: Row): ActionPoint => row as ActionPoint;

/** One action. NotFound, also for what is no id. */
export async function getAction(db: Db | Trx, id: string): Promise<ActionPoint> {
  const row = isUuid(id) ? await rows(db).where("action.id", "=", id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound("action");
  return typed(row);
}

/** One of the provider's own actions, for its people. NotFound for another's and for the council's. */
export async function getOwnAction(db: Db | Trx, actor: Actor, id: string): Promise<ActionPoint> {
  const action = await getAction(db, id);
  if (actor.kind !== "provider" || action.providerId !== actor.providerId || action.owner !== "provider")
    throw new NotFound("action");
  return action;
}

/** The same, locked until COMMIT. */
export async function lockAction(trx: Trx, id: string): Promise<ActionPoint> {
  if (!isUuid(id)) throw new NotFound("action");
  await trx.selectFrom("action_point").select("id").where("id", "=", id).forUpdate().execute();
  return getAction(trx, id);
}

/** The actions that were agreed at one visit or review, by their dates. */
export async function actionsAt(db: Db | Trx, at: { visitId: string } | { reviewId: string }): Promise<ActionPoint[]> {
  const found = await rows(db)
    .where("visitId" in at ? "visit_id" : "review_id", "=", "visitId" in at ? at.visitId : at.reviewId)
    .orderBy("due_on")
    .orderBy("action.id")
    .limit(100)
    .execute();
  return found.map(typed);
}

/** A provider's own actions: what is to do first, then the newest. */
export async function actionsOfProvider(db: Db | Trx, providerId: string): Promise<ActionPoint[]> {
  const found = await rows(db)
    .where("action.provider_id", "=", providerId)
    .where("action.owner", "=", "provider")
    .orderBy(sql<SqlBool>`action.status = 'open'`, "desc")
    .orderBy("due_on")
    .orderBy("action.id")
    .limit(100)
    .execute();
  return found.map(typed);
}

/** The London date before which an open action must have been due to be escalated now. */
export const escalatesBefore = async (db: Db | Trx, now: Date): Promise<string> =>
  escalateBefore(await loadCalendar(db), londonDate(now));

type Narrowed = SelectQueryBuilder<DB & { action: DB["action_point"] }, "action", unknown>;
type Asked = { list: ActionList; me: string; today: string; before: string };

function narrow<Query>(query: Query, { list, me, today, before }: Asked): Query {
  const all = query as unknown as Narrowed;
  const open = all.where(
    "action.status",
    list === "said-done" ? "=" : "<>",
    list === "said-done" ? "said-done" : "closed",
  );
  const found = {
    mine: () => open.where("action.owner_id", "=", me),
    open: () => open,
    "said-done": () => open,
    overdue: () => open.where("action.status", "=", "open").where("due_on", "<", today),
    escalate: () => open.where("action.status", "=", "open").where("due_on", "<", before),
  }[list]();
  return found as unknown as Query;
}

/** How many actions a list holds. */
export async function countActions(db: Db | Trx, asked: Asked): Promise<number> {
  const counting = db.selectFrom("action_point as action").select(sql<number>`count(*)::int`.as("total"));
  return (await narrow(counting, asked).executeTakeFirstOrThrow()).total;
}

/** A page of the actions that are not closed, soonest due first. */
export async function listActions(db: Db | Trx, asked: Asked & { page: number }) {
  const total = await countActions(db, asked);
  const found = await narrow(rows(db), asked)
    .orderBy("due_on")
    .orderBy("action.id")
    .limit(PAGE_SIZE)
    .offset(offsetOf(asked.page))
    .execute();
  return paged(found.map(typed), asked.page, total);
}
