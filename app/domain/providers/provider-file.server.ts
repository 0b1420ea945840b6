import { sql } from "kysely";
import type { Actor } from "#app/access/actor.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { standingOf } from "./standing.server.ts";

/** A provider's name. Throws NotFound, also for what is no id. */
export async function getProvider(db: Db, id: string): Promise<{ id: string; name: string }> {
  const row = isUuid(id)
    ? await db.selectFrom("provider").select(["id", "name"]).where("id", "=", id).executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound("provider");
  return row;
}

/** The same for a page of what is the provider's. Forbidden for an officer who declared a conflict of interest with it. */
export async function openProvider(db: Db, actor: Actor, id: string): Promise<{ id: string; name: string }> {
  const provider = await getProvider(db, id);
  await refuseConflict(db, actor, provider.id);
  return provider;
}

/** Every decision on a provider's applications, newest first, with its standing now on each lot that admitted it. */
export async function admissionsOf(db: Db, providerId: string) {
  const rows = await db
    .selectFrom("admission")
    .innerJoin("application", "application.id", "admission.application_id")
    .innerJoin("lot", "lot.id", "admission.lot_id")
    .innerJoin("person", "person.id", "admission.decided_by")
    .select([
      "admission.id",
      "application.id as applicationId",
      "application.ref",
      "lot.id as lotId",
      "lot.name as lot",
    ])
    .select(["admission.outcome", "person.name as decidedBy", "admission.decided_at as decidedAt"])
    .select("admission.criteria_version as criteriaVersion")
    .where("admission.provider_id", "=", providerId)
    .orderBy("admission.decided_at", "desc")
    .limit(50)
    .execute();
  const admissions = [];
  for (const { lotId, ...row } of rows) {
    const standing = row.outcome === "admitted" ? await standingOf(db, providerId, lotId) : undefined;
    admissions.push({ ...row, standing });
  }
  return admissions;
}

/** A provider's current documents: each one's newest version that was not replaced or removed. */
export function documentsOf(db: Trx, providerId: string) {
  return db
    .selectFrom("evidence")
    .select(["id", "question_id as questionId", "field", "version", "file_name as fileName", "scan", "state"])
    .select(["ends_on as endsOn", "amount_pence as amountPence"])
    .where("provider_id", "=", providerId)
    .where("state", "in", ["given", "accepted", "needs-change"])
    .orderBy("question_id")
    .orderBy("field")
    .orderBy("version", "desc")
    .limit(200)
    .execute();
}

export type CheckCount = { check: string; done: number };

/** How many people a provider has on its single central record now, and for how many each check was seen: counts only. */
export async function staffCheckCounts(db: Db, providerId: string): Promise<{ staff: number; checks: CheckCount[] }> {
  const { staff } = await db
    .selectFrom("staff_member")
    .select(sql<number>`count(*)::int`.as("staff"))
    .where("provider_id", "=", providerId)
    .where("left_at", "is", null)
    .executeTakeFirstOrThrow();
  const checks = await db
    .selectFrom("staff_check")
    .innerJoin("staff_member", "staff_member.id", "staff_check.staff_member_id")
    .select(["check_name as check", sql<number>`count(*)::int`.as("done")])
    .where("provider_id", "=", providerId)
    .where("left_at", "is", null)
    .groupBy("check_name")
    .orderBy("check_name")
    .execute();
  return { staff, checks };
}

/** What the record says was done about a provider itself, newest first. */
export function providerHistory(db: Db, providerId: string) {
  return db
    .selectFrom("audit_entry")
    .leftJoin("person", "person.id", "audit_entry.actor_id")
    .select(["audit_entry.seq", "action", "at", "person.name as by"])
    .where("subject_type", "=", "provider")
    .where("subject_id", "=", providerId)
    .orderBy("seq", "desc")
    .limit(20)
    .execute();
}
