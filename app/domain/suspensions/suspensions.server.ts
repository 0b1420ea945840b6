import { sql } from "kysely";
import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import type { Action } from "#app/access/policy.ts";
import { addWorkingDays, endless, isKnown } from "#app/domain/calendar/calendar.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { nameHas } from "#app/domain/name-has.server.ts";
import { offsetOf, PAGE_SIZE, paged } from "#app/domain/paging.ts";
import { settingOr } from "#app/domain/settings.server.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Trx } from "#db/client.server.ts";
import { ANSWER_DAYS, ANSWER_SETTING, APPEAL_DAYS, APPEAL_SETTING, type SuspensionKind } from "./suspension.ts";
import { openStatuses, type SuspensionStatus } from "./suspension-status.ts";

const rows = (db: Trx) =>
  db
    .selectFrom("suspension")
    .innerJoin("provider", "provider.id", "suspension.provider_id")
    .innerJoin("person as proposer", "proposer.id", "suspension.proposed_by")
    .leftJoin("person as decider", "decider.id", "suspension.decided_by")
    .leftJoin("person as judge", "judge.id", "suspension.appeal_decided_by")
    .leftJoin("person as lifter", "lifter.id", "suspension.lifted_by")
    .select(["suspension.id", "suspension.provider_id as providerId", "provider.name as provider", "kind", "status"])
    .select(["concern_id as concernId", "reasons", "answer_by as answerBy", "proposed_at as proposedAt"])
    .select(["proposed_by as proposedById", "proposer.name as proposedBy", "answer", "answered_at as answeredAt"])
    .select(["reason", "decided_at as decidedAt", "decided_by as decidedById", "decider.name as decidedBy"])
    .select(["appeal_by as appealBy", "appeal", "appealed_at as appealedAt", "appeal_reason as appealReason"])
    .select(["appeal_decided_at as appealDecidedAt", "judge.name as appealDecidedBy"])
    .select(["lift_reason as liftReason", "lifted_at as liftedAt", "lifter.name as liftedBy"])
    .select(["answer_rule as answerRule", "appeal_rule as appealRule"]);

type Row = Awaited<ReturnType<ReturnType<typeof rows>["executeTakeFirstOrThrow"]>>;
export type Suspension = Omit<Row, "kind" | "status"> & { kind: SuspensionKind; status: SuspensionStatus };

// The columns' CHECKs hold them to our lists.
const typed = (row: Row): Suspension => ({
  ...row,
  kind: row.kind as SuspensionKind,
  status: row.status as SuspensionStatus,
});

/** One, for whoever may do `action`; NotFound for a stranger and where there is none. Forbidden for who only `sees` it
 * and for an officer who declared a conflict of interest with the provider. */
export async function getSuspension(db: Trx, actor: Actor, id: string, action: Action, sees?: Action) {
  const row = isUuid(id) ? await rows(db).where("suspension.id", "=", id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound("suspension");
  authorise(actor, action, { providerId: row.providerId }, sees);
  await refuseConflict(db, actor, row.providerId);
  return typed(row);
}

/** The same inside a use case, locked until COMMIT. */
export async function lockSuspension(work: Work, id: string, action: Action, sees: Action): Promise<Suspension> {
  if (!isUuid(id)) throw new NotFound("suspension");
  await work.trx.selectFrom("suspension").select("id").where("id", "=", id).forUpdate().execute();
  return getSuspension(work.trx, work.actor, id, action, sees);
}

/** All of a provider's, newest first. */
export async function suspensionsOf(db: Trx, providerId: string): Promise<Suspension[]> {
  const found = rows(db).where("suspension.provider_id", "=", providerId).orderBy("proposed_at", "desc");
  return (await found.orderBy("suspension.id", "desc").limit(50).execute()).map(typed);
}

/** Which suspensions a list of all providers' holds. */
export const suspensionLists = ["open", "over"] as const;
export type SuspensionList = (typeof suspensionLists)[number];

/** A page of all that are under way or in force, or of all that are over, the newest first; `q` is part of a provider's name. */
export async function listSuspensions(db: Trx, { list, q, page }: { list: SuspensionList; q: string; page: number }) {
  const wanted = rows(db)
    .where("status", list === "open" ? "in" : "not in", openStatuses)
    .$if(q !== "", (all) => all.where(nameHas("provider.name", q)));
  const counted = wanted.clearSelect().select(sql<number>`count(*)::int`.as("total"));
  const { total } = await counted.executeTakeFirstOrThrow();
  const found = await wanted
    .orderBy("proposed_at", "desc")
    .orderBy("suspension.id", "desc")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  return paged(found.map(typed), page, total);
}

/** Those that came of one concern, newest first: id, what it is and where it stands. */
export async function suspensionsFrom(db: Trx, concernId: string) {
  const found = rows(db).where("concern_id", "=", concernId).orderBy("proposed_at", "desc").limit(20);
  return (await found.execute()).map(typed);
}

/** The lots that one names, each with its hold and, for a removal, the approval that it ended; none is every lot. */
export const scopeOf = (db: Trx, suspensionId: string) =>
  db
    .selectFrom("suspension_scope as scope")
    .leftJoin("lot", "lot.id", "scope.lot_id")
    .leftJoin("hold", "hold.id", "scope.hold_id")
    .select(["scope.id", "scope.lot_id as lotId", "lot.name as lot", "scope.hold_id as holdId"])
    .select(["scope.admission_id as admissionId", "hold.lifted_at as liftedAt"])
    .where("suspension_id", "=", suspensionId)
    .orderBy("lot.number")
    .execute();

/** The lots of a provider's suspensions or removals that are not over; null is every lot. */
export async function openLots(db: Trx, providerId: string, kind: SuspensionKind): Promise<(string | null)[]> {
  const rows = await db
    .selectFrom("suspension_scope as scope")
    .innerJoin("suspension", "suspension.id", "scope.suspension_id")
    .leftJoin("hold", "hold.id", "scope.hold_id")
    .select("scope.lot_id as lotId")
    .where("suspension.provider_id", "=", providerId)
    .where("suspension.kind", "=", kind)
    .where("suspension.status", "in", openStatuses)
    .where("hold.lifted_at", "is", null)
    .execute();
  return rows.map(({ lotId }) => lotId);
}

/** The lots on which a provider is approved, in their order. */
export const approvedLots = (db: Trx, providerId: string) =>
  db
    .selectFrom("admission")
    .innerJoin("lot", "lot.id", "admission.lot_id")
    .select(["lot.id", "lot.name"])
    .where("admission.provider_id", "=", providerId)
    .where("outcome", "=", "admitted")
    .orderBy("lot.number")
    .execute();

/** The last day of a period, a London date, with how it was counted. */
export type LastDay = { day: string; rule: string };

const daysFrom = async (db: Trx, today: string, setting: string, shipped: number): Promise<LastDay> => {
  const calendar = await loadCalendar(db);
  const days = Number(await settingOr(db, setting, today, shipped));
  // A list of bank holidays that has run out must not keep anybody from acting for a child's safety.
  const day = addWorkingDays(endless(calendar), today, days, "statutory");
  const holidays = isKnown(calendar, day)
    ? `UK bank holidays, version ${calendar.version}`
    : `without bank holidays: the calendar ends on ${formatDate(`${calendar.lastYear}-12-31`)}`;
  return { day, rule: `${days} working days, ${holidays}` };
};

/** The last day to answer one that is proposed on this London date. */
export const answerBy = (db: Trx, today: string) => daysFrom(db, today, ANSWER_SETTING, ANSWER_DAYS);
/** The last day to appeal against one that is decided on this London date. */
export const appealBy = (db: Trx, today: string) => daysFrom(db, today, APPEAL_SETTING, APPEAL_DAYS);
