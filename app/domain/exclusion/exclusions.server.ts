import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import type { Action } from "#app/access/policy.ts";
import { addWorkingDays } from "#app/domain/calendar/calendar.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { settingOr } from "#app/domain/settings.server.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { ExclusionStatus } from "./exclusion-status.ts";
import { type Ground, groundOf } from "./grounds.ts";
import { REPRESENTATIONS_DAYS, REPRESENTATIONS_SETTING } from "./representations.ts";

const rows = (db: Db | Trx) =>
  db
    .selectFrom("exclusion")
    .innerJoin("provider", "provider.id", "exclusion.provider_id")
    .innerJoin("person as opener", "opener.id", "exclusion.opened_by")
    .leftJoin("person as answerer", "answerer.id", "exclusion.answered_by")
    .leftJoin("person as decider", "decider.id", "exclusion.decided_by")
    .leftJoin("person as lifter", "lifter.id", "exclusion.lifted_by")
    .leftJoin("delegation", "delegation.id", "exclusion.delegation_id")
    .select(["exclusion.id", "exclusion.provider_id as providerId", "provider.name as provider", "status"])
    .select(["ground_group as group", "ground_code as code", "evidence", "answer_by as answerBy"])
    .select(["opened_at as openedAt", "opened_by as openedById", "opener.name as openedBy"])
    .select(["answer", "answered_at as answeredAt", "answerer.name as answeredBy"])
    .select(["reason", "decided_at as decidedAt", "decider.name as decidedBy", "delegation.granted_by as power"])
    .select(["hold_id as holdId", "lift_reason as liftReason", "lifted_at as liftedAt", "lifter.name as liftedBy"]);

type Row = Awaited<ReturnType<ReturnType<typeof rows>["executeTakeFirstOrThrow"]>>;
export type Exclusion = Omit<Row, "status" | "group" | "code"> & { status: ExclusionStatus; ground: Ground };

// The column's CHECK holds the status to its list; the ground was one of ours when it was written.
const typed = ({ status, group, code, ...row }: Row): Exclusion => {
  const ground = groundOf(`${group}/${code}`) ?? { group: group as Ground["group"], code, label: code };
  return { ...row, status: status as ExclusionStatus, ground };
};

/**
 * One, for whoever may do `action`; NotFound for a stranger and where there is none. Forbidden for who only `sees` it and
 * for an officer who declared a conflict of interest with the provider.
 */
export async function getExclusion(db: Db | Trx, actor: Actor, id: string, action: Action, sees?: Action) {
  const row = isUuid(id) ? await rows(db).where("exclusion.id", "=", id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound("exclusion");
  authorise(actor, action, { providerId: row.providerId }, sees);
  await refuseConflict(db, actor, row.providerId);
  return typed(row);
}

/** The same inside a use case, locked until COMMIT. */
export async function lockExclusion(work: Work, id: string, action: Action, sees: Action): Promise<Exclusion> {
  if (!isUuid(id)) throw new NotFound("exclusion");
  await work.trx.selectFrom("exclusion").select("id").where("id", "=", id).forUpdate().execute();
  return getExclusion(work.trx, work.actor, id, action, sees);
}

/** All of a provider's, newest first. */
export async function exclusionsOf(db: Db | Trx, providerId: string): Promise<Exclusion[]> {
  const found = await rows(db).where("exclusion.provider_id", "=", providerId).orderBy("opened_at", "desc").limit(50);
  return (await found.execute()).map(typed);
}

/** The earliest last day to answer, for one that is begun on this London date. */
export async function earliestAnswerBy(db: Db | Trx, today: string): Promise<string> {
  const days = Number(await settingOr(db, REPRESENTATIONS_SETTING, today, REPRESENTATIONS_DAYS));
  return addWorkingDays(await loadCalendar(db), today, days, "statutory");
}

/** A person's recorded delegation to exclude that is valid on a London date, or undefined. */
export const powerToExclude = (db: Db | Trx, person: string, today: string) =>
  db
    .selectFrom("delegation")
    .select(["id", "granted_by as grantedBy"])
    .where("person_id", "=", person)
    .where("power", "=", "exclude")
    .where("starts_on", "<=", today)
    .where((eb) => eb.or([eb("ends_on", "is", null), eb("ends_on", ">=", today)]))
    .orderBy("starts_on", "desc")
    .limit(1)
    .executeTakeFirst();

/**
 * Why a provider's exclusion bars its admission, in a sentence without an end: one that is considered, or one that
 * stands (Procurement Act 2023, sections 57 and 58). Undefined when nothing does.
 */
export async function exclusionBar(db: Trx, providerId: string): Promise<string | undefined> {
  const found = await db
    .selectFrom("exclusion")
    .select("status")
    .where("provider_id", "=", providerId)
    .where("status", "in", ["waiting", "answered", "excluded"])
    .execute();
  if (found.some(({ status }) => status === "excluded"))
    return "It is excluded: it can be admitted only after that is lifted";
  return found.length > 0 ? "Its exclusion is being considered: decide that first" : undefined;
}
