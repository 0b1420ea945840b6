import type { Insertable } from "kysely";
import { newReference } from "#app/domain/reference.ts";
import { shippedWeights } from "#app/domain/referrals/award-weights.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import type { ApprovedProvider } from "./providers.ts";

/** When whatever these factories make was sent and answered. */
export const sentAt = new Date("2026-09-14T09:00:00Z");

type Need = Pick<Insertable<DB["referral"]>, "child_id" | "lot_id" | "broker_id" | "status" | "modes">;

/** The row of a referral that was sent on 14 September 2026, written past the rules. Returns its id. */
export async function aReferralRow(db: Db | Trx, need: Need): Promise<string> {
  const id = uuidv7();
  await db
    .insertInto("referral")
    .values({
      id,
      ref: newReference("REF"),
      ...need,
      age: 13,
      needs: ["semh"],
      days: ["mon", "wed"],
      sessions_per_week: 2,
      start_on: "2026-09-21",
      end_on: "2026-12-18",
      outcode: "HR1",
      travel_km: 20,
      summary: "English and mathematics, two mornings a week",
      risk_categories: [],
      sealed_brief: Buffer.from("sealed"),
      legal_basis: "section-19-illness",
      weights: JSON.stringify(shippedWeights),
      criteria_version: "1",
      created_at: sentAt,
      sent_at: sentAt,
      deemed: "2026-09-14",
      due_at: new Date("2026-09-15T16:00:00Z"),
      deadline_rule: "test",
    })
    .execute();
  return id;
}

type Request = { status: string; km: number; response: Partial<Insertable<DB["response"]>> | "none" };

/** The rows of one provider's request and, unless there is none, its answer: a yes unless told otherwise. Returns its id. */
export async function aRequestRow(
  db: Db | Trx,
  referralId: string,
  { providerId, serviceId, staffMemberId, owner }: ApprovedProvider,
  { status, km, response }: Request,
): Promise<string> {
  const id = uuidv7();
  await db
    .insertInto("referral_request")
    .values({
      id,
      ref: newReference("REQ"),
      referral_id: referralId,
      provider_id: providerId,
      service_id: serviceId,
      status,
      distance_km: km,
      sent_at: sentAt,
    })
    .execute();
  if (response !== "none")
    await db
      .insertInto("response")
      .values({
        id: uuidv7(),
        request_id: id,
        version: 1,
        kind: "yes",
        start_on: "2026-09-21",
        rate_pence: 6000,
        rate_unit: "hour",
        staff_member_ids: [staffMemberId],
        note: "",
        late: false,
        answered_at: sentAt,
        answered_by: owner.personId,
        ...response,
      })
      .execute();
  return id;
}
