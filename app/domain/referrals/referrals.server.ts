import type { Officer } from "#app/access/actor.ts";
import { isEntitledOfficer, logAccess } from "#app/domain/children/child-access.server.ts";
import { type ChildKeys, openFor } from "#app/domain/children/child-keys.server.ts";
import { Forbidden, NotFound } from "#app/domain/errors.ts";
import { offsetOf, PAGE_SIZE, paged } from "#app/domain/paging.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type ReferralStatus, referralStatus } from "./referral-status.ts";
import { requestStatus } from "./request-status.ts";

/** Referrals a page at a time, newest first, of one status or all; nothing in them says who a child is. */
export async function listReferrals(db: Db, filter: { status: ReferralStatus | undefined; page: number }) {
  const { status, page } = filter;
  const matching = db
    .selectFrom("referral")
    .$if(status !== undefined, (query) => query.where("referral.status", "=", status ?? ""));
  const rows = await matching
    .innerJoin("lot", "lot.id", "referral.lot_id")
    .select(["referral.id", "referral.ref", "referral.status", "lot.name as lot"])
    .select(["referral.created_at as createdAt", "referral.due_at as dueAt"])
    .select((eb) => [
      eb
        .selectFrom("referral_request")
        .whereRef("referral_request.referral_id", "=", "referral.id")
        .select((one) => one.fn.countAll<number>().as("asked"))
        .as("asked"),
      eb
        .selectFrom("referral_request")
        .whereRef("referral_request.referral_id", "=", "referral.id")
        .where("referral_request.status", "not in", ["sent", "viewed"])
        .select((one) => one.fn.countAll<number>().as("answered"))
        .as("answered"),
    ])
    .orderBy("referral.created_at", "desc")
    .orderBy("referral.id", "desc")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  const { total } = await matching.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  return paged(
    rows.map((row) => ({ ...row, status: referralStatus.parse(row.status) })),
    page,
    Number(total),
  );
}

/** One referral as the council reads it. Throws NotFound. */
export async function getReferral(db: Trx, id: string) {
  if (!isUuid(id)) throw new NotFound("referral");
  const row = await db
    .selectFrom("referral")
    .innerJoin("lot", "lot.id", "referral.lot_id")
    .innerJoin("person", "person.id", "referral.broker_id")
    .innerJoin("child_case as child", "child.id", "referral.child_id")
    .selectAll("referral")
    .select(["lot.name as lotName", "person.name as brokerName", "child.ref as childRef"])
    .where("referral.id", "=", id)
    .executeTakeFirst();
  if (!row) throw new NotFound("referral");
  return { ...row, status: referralStatus.parse(row.status) };
}

/** Who was asked, with where each stands. What an answer offers is for the comparison. */
export async function requestsOf(db: Db, referralId: string) {
  const rows = await db
    .selectFrom("referral_request as request")
    .innerJoin("provider", "provider.id", "request.provider_id")
    .select(["request.id", "request.ref", "request.status", "request.viewed_at as viewedAt"])
    .select(["request.distance_km as km", "provider.name", "provider.id as providerId"])
    .select((eb) =>
      eb
        .selectFrom("response")
        .whereRef("response.request_id", "=", "request.id")
        .select((one) => one.fn.agg<boolean>("bool_and", ["response.late"]).as("late"))
        .as("late"),
    )
    .where("request.referral_id", "=", referralId)
    .orderBy("provider.name")
    .execute();
  return rows.map((row) => ({ ...row, status: requestStatus.parse(row.status) }));
}

/** What has happened to a referral, newest first. */
export const eventsOf = (db: Db, referralId: string) =>
  db
    .selectFrom("referral_event")
    .leftJoin("person", "person.id", "referral_event.person_id")
    .select(["event", "reason", "at", "person.name as by"])
    .where("referral_id", "=", referralId)
    .orderBy("at", "desc")
    .orderBy("referral_event.id", "desc")
    .execute();

/**
 * The sealed words about a child, for an officer entitled to its identity, written down as read: the brief, and what
 * child and parents prefer. Throws Forbidden for whoever may read the referral but not these.
 */
export function openBrief(db: Db, actor: Officer, keys: ChildKeys, referralId: string, now: Date) {
  return transact(db, actor, now, async (work) => {
    const referral = await getReferral(work.trx, referralId);
    if (!(await isEntitledOfficer(work, referral.child_id))) throw new Forbidden("read the brief of this referral");
    await logAccess(work, referral.child_id, "brief", `Referral ${referral.ref}`);
    const open = (column: string, sealed: Buffer) => openFor(work.trx, keys, referral.child_id, column, sealed);
    return {
      brief: await open("referral.sealed_brief", referral.sealed_brief),
      preference: referral.sealed_preference
        ? await open("referral.sealed_preference", referral.sealed_preference)
        : undefined,
    };
  });
}
