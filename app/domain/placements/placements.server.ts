import { sql } from "kysely";
import { z } from "zod";
import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { offsetOf, PAGE_SIZE, type Paged, paged } from "#app/domain/paging.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { sessionPattern } from "./agreement.ts";
import { type PlacementStatus, placementStatuses } from "./placement-status.ts";

export type PlacementRow = {
  id: string;
  ref: string;
  provider: string;
  lot: string;
  status: PlacementStatus;
  startsOn: string;
  endsOn: string;
  awardAccepted: boolean;
};
type Which = { providerId?: string; status?: PlacementStatus | undefined; page: number };

const status = z.enum(placementStatuses);
const rateUnit = z.enum(["hour", "session", "day"]);

/** A page of placements, newest first: all of them, or one provider's. */
export async function listPlacements(db: Db, { providerId, status: only, page }: Which): Promise<Paged<PlacementRow>> {
  const wanted = db
    .selectFrom("placement")
    .$if(providerId !== undefined, (query) => query.where("placement.provider_id", "=", providerId ?? ""))
    .$if(only !== undefined, (query) => query.where("placement.status", "=", only ?? ""));
  const rows = await wanted
    .innerJoin("provider", "provider.id", "placement.provider_id")
    .innerJoin("lot", "lot.id", "placement.lot_id")
    .innerJoin("award", "award.id", "placement.award_id")
    .select(["placement.id", "placement.ref", "provider.name as provider", "lot.name as lot", "placement.status"])
    .select(["placement.starts_on as startsOn", "placement.ends_on as endsOn"])
    .select(sql<boolean>`award.accepted_at is not null`.as("awardAccepted"))
    .orderBy("placement.created_at", "desc")
    .orderBy("placement.id", "desc")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  const { total } = await wanted.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  return paged(
    rows.map((row) => ({ ...row, status: status.parse(row.status) })),
    page,
    total,
  );
}

export type Placement = Awaited<ReturnType<typeof getPlacement>>;

/** One placement as its readers see it, without the child. Throws NotFound, also for another provider's, Forbidden. */
export async function getPlacement(db: Trx, actor: Actor, id: string) {
  if (!isUuid(id)) throw new NotFound("placement");
  const row = await db
    .selectFrom("placement")
    .innerJoin("award", "award.id", "placement.award_id")
    .innerJoin("referral", "referral.id", "award.referral_id")
    .innerJoin("referral_request as request", "request.id", "award.request_id")
    .innerJoin("provider", "provider.id", "placement.provider_id")
    .innerJoin("lot", "lot.id", "placement.lot_id")
    .innerJoin("child_case as child", "child.id", "placement.child_id")
    .select(["placement.id", "placement.ref", "placement.status", "placement.version", "placement.pattern"])
    .select([
      "placement.provider_id as providerId",
      "placement.lot_id as lotId",
      "placement.child_id as childId",
      "child.ref as childRef",
      "provider.name as provider",
      "provider.slug as providerSlug",
      "lot.name as lot",
      "referral.id as referralId",
      "referral.ref as referralRef",
      "referral.summary as purpose",
      "request.id as requestId",
      "request.ref as requestRef",
      "placement.starts_on as startsOn",
      "placement.ends_on as endsOn",
      "placement.rate_pence as ratePence",
      "placement.rate_unit as rateUnit",
      "placement.hours_per_session_hundredths as hoursPerSessionHundredths",
      "placement.vat_basis_points as vatBasisPoints",
      "placement.terms_version as termsVersion",
      "placement.order_number as orderNumber",
      "placement.order_pence as orderPence",
      "placement.created_at as createdAt",
      "award.awarded_by as awardedBy",
      "award.accepted_at as awardAcceptedAt",
    ])
    .where("placement.id", "=", id)
    .executeTakeFirst();
  if (!row) throw new NotFound("placement");
  const reads = actor.kind === "provider" ? "placement.read-own" : "placement.read";
  authorise(actor, reads, { providerId: row.providerId });
  await refuseConflict(db, actor, row.providerId);
  return {
    ...row,
    status: status.parse(row.status),
    rateUnit: rateUnit.parse(row.rateUnit),
    pattern: sessionPattern.parse(row.pattern),
  };
}

export type PlacementEvent = { event: string; reason: string | null; at: Date; by: string | null };

/** What has happened to a placement, newest first, the latest hundred. */
export const placementHistory = (db: Db, id: string): Promise<PlacementEvent[]> =>
  db
    .selectFrom("placement_event")
    .leftJoin("person", "person.id", "placement_event.person_id")
    .select(["event", "reason", "at", "person.name as by"])
    .where("placement_id", "=", id)
    .orderBy("at", "desc")
    .limit(100)
    .execute();

/** How many people have seen who this child is. */
export async function peopleWhoSaw(db: Trx, childId: string): Promise<number> {
  const { people } = await db
    .selectFrom("child_access")
    .select((eb) => eb.fn.count<number>("person_id").distinct().as("people"))
    .where("child_id", "=", childId)
    .where("what", "=", "identity")
    .executeTakeFirstOrThrow();
  return people;
}
