import type { ProviderPerson } from "#app/access/actor.ts";
import { NotFound } from "#app/domain/errors.ts";
import { offsetOf, PAGE_SIZE, paged } from "#app/domain/paging.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { disclosureOf } from "./disclosure.ts";
import { referralStatus } from "./referral-status.ts";
import { requestStatus, unanswered } from "./request-status.ts";

/**
 * One request of the person's own provider, with its referral's facts. Throws NotFound for anyone else's and for what
 * cannot be an id.
 */
export async function ownRequest(db: Db | Trx, actor: ProviderPerson, id: string, lock = false) {
  if (!isUuid(id)) throw new NotFound("referral");
  const row = await db
    .selectFrom("referral_request as request")
    .innerJoin("referral", "referral.id", "request.referral_id")
    .innerJoin("lot", "lot.id", "referral.lot_id")
    .selectAll("request")
    .select([
      "referral.status as referralStatus",
      "referral.child_id as childId",
      "referral.lot_id as lotId",
      "lot.name as lotName",
      "referral.age",
      "referral.needs",
      "referral.modes",
      "referral.days",
      "referral.sessions_per_week as sessionsPerWeek",
      "referral.start_on as startOn",
      "referral.end_on as endOn",
      "referral.summary",
      "referral.risk_categories as riskCategories",
      "referral.sealed_brief as sealedBrief",
      "referral.weights",
      "referral.due_at as dueAt",
      "referral.deadline_rule as deadlineRule",
    ])
    .where("request.id", "=", id)
    .where("request.provider_id", "=", actor.providerId)
    .$if(lock, (query) => query.forUpdate("request").forShare("referral"))
    .executeTakeFirst();
  if (!row?.dueAt) throw new NotFound("referral");
  const status = requestStatus.parse(row.status);
  const of = referralStatus.parse(row.referralStatus);
  return {
    ...row,
    status,
    referralStatus: of,
    dueAt: row.dueAt,
    disclosure: disclosureOf(status, of, row.confidentiality_accepted_at !== null),
  };
}
export type OwnRequest = Awaited<ReturnType<typeof ownRequest>>;

/** The newest version of a request's answer, or undefined. */
export const newestResponse = (db: Db | Trx, requestId: string) =>
  db
    .selectFrom("response")
    .selectAll()
    .where("request_id", "=", requestId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();

/** A provider's requests a page at a time: those still open by the nearest deadline, or those answered, newest first. */
export async function listRequests(db: Db, actor: ProviderPerson, show: "open" | "answered", page: number) {
  const open = show === "open";
  const ours = db
    .selectFrom("referral_request as request")
    .innerJoin("referral", "referral.id", "request.referral_id")
    .where("request.provider_id", "=", actor.providerId)
    .where((eb) => {
      const waits = eb.and([eb("request.status", "in", unanswered), eb("referral.status", "=", "sent")]);
      return open ? waits : eb.not(waits);
    });
  const rows = await ours
    .innerJoin("lot", "lot.id", "referral.lot_id")
    .select(["request.id", "request.ref", "request.status", "request.sent_at as sentAt", "lot.name as lot"])
    .select(["referral.due_at as dueAt", "referral.status as referralStatus"])
    .orderBy(open ? "referral.due_at" : "request.sent_at", open ? "asc" : "desc")
    .orderBy("request.id", "desc")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  const { total } = await ours.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  return paged(rows, page, Number(total));
}

/** A provider's requests that wait for an answer, the nearest deadline first, a page at most. */
export const ownOpenRequests = (db: Db, providerId: string) =>
  db
    .selectFrom("referral_request as request")
    .innerJoin("referral", "referral.id", "request.referral_id")
    .select(["request.id", "request.ref", "referral.due_at as dueAt"])
    .where("request.provider_id", "=", providerId)
    .where("request.status", "in", unanswered)
    .where("referral.status", "=", "sent")
    .orderBy("referral.due_at")
    .limit(PAGE_SIZE)
    .execute();
