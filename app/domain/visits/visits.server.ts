import { type SqlBool, sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Actor, CouncilRole } from "#app/access/actor.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { freeHolders } from "#app/domain/conflicts/free-holders.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { settingOr } from "#app/domain/settings.server.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { Purpose, Seen, VisitResult } from "./visit.ts";
import type { VisitStatus } from "./visit-status.ts";
import { LOOK_SETTING, lookList, shippedLooks } from "./what-to-look-at.ts";

const rows = (db: Db | Trx) =>
  db
    .selectFrom("visit")
    .innerJoin("provider", "provider.id", "visit.provider_id")
    .innerJoin("person as lead", "lead.id", "visit.lead_id")
    .leftJoin("person as recorder", "recorder.id", "visit.recorded_by")
    .select(["visit.id", "visit.provider_id as providerId", "provider.name as provider", "visit.place"])
    .select(["visit_on as visitOn", "lead_id as leadId", "lead.name as lead", "others", "purpose", "announced"])
    .select(["status", "result", "finding", "cancelled_because as cancelledBecause"])
    .select(["recorded_at as recordedAt", "recorder.name as recordedBy"])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom("visit_lot")
          .innerJoin("lot", "lot.id", "visit_lot.lot_id")
          .select(["lot.id", "lot.name"])
          .whereRef("visit_lot.visit_id", "=", "visit.id")
          .orderBy("lot.number"),
      ).as("lots"),
    );

type Row = Awaited<ReturnType<ReturnType<typeof rows>["executeTakeFirstOrThrow"]>>;
export type Visit = Omit<Row, "status" | "purpose" | "result"> & {
  status: VisitStatus;
  purpose: Purpose;
  result: VisitResult | null;
};

// The columns' CHECKs hold them to their lists.
const typed = (row: Row): Visit => row as Visit;

/** One visit. NotFound, also for what is no id. */
export async function getVisit(db: Db | Trx, id: string): Promise<Visit> {
  const row = isUuid(id) ? await rows(db).where("visit.id", "=", id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound("visit");
  return typed(row);
}

/** The same for an officer's page. Forbidden for one who declared a conflict of interest with its provider. */
export async function openVisit(db: Db | Trx, actor: Actor, id: string): Promise<Visit> {
  const visit = await getVisit(db, id);
  await refuseConflict(db, actor, visit.providerId);
  return visit;
}

/** The same, locked until COMMIT. */
export async function lockVisit(trx: Trx, id: string): Promise<Visit> {
  if (!isUuid(id)) throw new NotFound("visit");
  await trx.selectFrom("visit").select("id").where("id", "=", id).forUpdate().execute();
  return getVisit(trx, id);
}

/** All visits of a provider: what is planned first, then the newest. */
export async function visitsOf(db: Db | Trx, providerId: string): Promise<Visit[]> {
  const found = await rows(db)
    .where("visit.provider_id", "=", providerId)
    .orderBy(sql<SqlBool>`status = 'planned'`, "desc")
    .orderBy("visit_on", "desc")
    .orderBy("visit.id", "desc")
    .limit(100)
    .execute();
  return found.map(typed);
}

/** What a provider may know of: what was announced to it, and what was done. */
export const visitsTold = async (db: Db | Trx, providerId: string): Promise<Visit[]> =>
  (await visitsOf(db, providerId)).filter(
    ({ status, announced }) => status === "done" || (announced && status === "planned"),
  );

export type Look = { item: string; seen: Seen; note: string };

/** What was looked at on a visit, in the words of that day. */
export async function looksOf(db: Db | Trx, visitId: string): Promise<Look[]> {
  const found = await db
    .selectFrom("visit_look")
    .select(["item", "seen", "note"])
    .where("visit_id", "=", visitId)
    .orderBy("position")
    .execute();
  return found.map((look) => ({ ...look, seen: look.seen as Seen }));
}

/** What was not met on these visits, with what was missing. */
export async function notMetOf(db: Db | Trx, visitIds: readonly string[]) {
  if (visitIds.length === 0) return [];
  return db
    .selectFrom("visit_look")
    .select(["visit_id as visitId", "item", "note"])
    .where("visit_id", "in", visitIds)
    .where("seen", "=", "not-met")
    .orderBy("visit_id")
    .orderBy("position")
    .execute();
}

/** What is looked at on a London date: the council's own list, or what ships. */
export const looksOn = async (db: Db | Trx, today: string): Promise<string[]> =>
  lookList.parse(await settingOr(db, LOOK_SETTING, today, shippedLooks));

/** The lots that a provider applied for or is on, by number: what a visit can be about. */
export const lotsOfProvider = (db: Db | Trx, providerId: string) =>
  db
    .selectFrom("lot")
    .select(["lot.id", "lot.name"])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("application")
          .select("application.id")
          .whereRef("application.lot_id", "=", "lot.id")
          .where("application.provider_id", "=", providerId)
          .where("application.submitted_at", "is not", null),
      ),
    )
    .orderBy("lot.number")
    .execute();

/** Who may lead a visit. */
const visitorRoles: readonly CouncilRole[] = ["qa", "qa_lead", "commissioner"];

/** Who may lead a visit to this provider: by role, and without a declared conflict of interest (Procurement Act 2023, sections 81 to 83). */
export async function visitorsTo(db: Db | Trx, providerId: string): Promise<{ id: string; name: string }[]> {
  const free = await freeHolders(db, visitorRoles, providerId);
  return free.map(({ personId: id, name }) => ({ id, name }));
}

/** The check VIS-01 by which a provider's gate stands: its last visit, or while it has none its exception. */
export const lastVisitCheck = (db: Db | Trx, providerId: string) =>
  db
    .selectFrom("council_check")
    .leftJoin("person as approver", "approver.id", "council_check.approved_by")
    .select(["result", "checked_on as checkedOn", "until", "note", "approver.name as approvedBy"])
    .where("provider_id", "=", providerId)
    .where("question_id", "=", "VIS-01")
    .orderBy(sql`result = 'exception'`)
    .orderBy("checked_on", "desc")
    .orderBy("recorded_at", "desc")
    .limit(1)
    .executeTakeFirst();
