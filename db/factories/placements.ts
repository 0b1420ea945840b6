import type { Insertable } from "kysely";
import type { Officer } from "#app/access/actor.ts";
import { newReference } from "#app/domain/reference.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { aReferralRow, aRequestRow, sentAt as at } from "./answered-requests.ts";
import { anOfficer } from "./people.ts";
import { type ApprovedProvider, anApprovedProvider } from "./providers.ts";

const bytes = Buffer.from("sealed");

/** A child whose identity is only a stand-in: tests of the seal itself make theirs through the use case. */
export async function aChild(db: Db | Trx, brokerId: string): Promise<string> {
  const id = uuidv7();
  await db
    .insertInto("child")
    .values({
      id,
      ref: newReference("CH"),
      wrapped_key: bytes,
      key_id: "test",
      identity: bytes,
      upn_index: Buffer.from(id),
      name_birth_index: Buffer.from(id),
      created_by: brokerId,
      created_at: at,
    })
    .execute();
  return id;
}

export type MadePlacement = {
  id: string;
  childId: string;
  referralId: string;
  requestId: string;
  awardId: string;
  broker: Officer;
  provider: ApprovedProvider;
};

/** A referral sent to one provider, who said yes, was awarded it and accepted: a placement, live unless told otherwise. */
export async function aPlacement(
  db: Db | Trx,
  options: {
    provider?: ApprovedProvider;
    broker?: Officer;
    accepted?: boolean;
    placement?: Partial<Insertable<DB["placement"]>>;
  } = {},
): Promise<MadePlacement> {
  const provider = options.provider ?? (await anApprovedProvider(db));
  const broker = options.broker ?? (await anOfficer(db, ["broker"]));
  const childId = await aChild(db, broker.personId);
  const need = { child_id: childId, lot_id: provider.lot.id, broker_id: broker.personId };
  const referralId = await aReferralRow(db, { ...need, status: "awarded", modes: ["online"] });
  const response = { rate_pence: 4500, rate_unit: "session" };
  const requestId = await aRequestRow(db, referralId, provider, { status: "chosen", km: 5, response });
  const awardId = uuidv7();
  const id = uuidv7();
  await db
    .insertInto("award")
    .values({
      id: awardId,
      referral_id: referralId,
      request_id: requestId,
      reason_risk: "Low risk online",
      reason_need: "Meets the need",
      reason_value: "Fair price",
      comparison: "[]",
      awarded_by: broker.personId,
      awarded_at: at,
      accepted_at: options.accepted === false ? null : at,
      accepted_by: options.accepted === false ? null : provider.owner.personId,
    })
    .execute();
  await db
    .insertInto("placement")
    .values({
      id,
      ref: newReference("PLA"),
      award_id: awardId,
      child_id: childId,
      provider_id: provider.providerId,
      service_id: provider.serviceId,
      lot_id: provider.lot.id,
      status: "live",
      starts_on: "2026-09-21",
      ends_on: "2026-12-18",
      rate_pence: 4500,
      rate_unit: "session",
      pattern: JSON.stringify([
        { day: "mon", half: "am" },
        { day: "wed", half: "am" },
      ]),
      vat_basis_points: 0,
      terms_version: "1",
      order_number: `PO-${id.slice(-6)}`,
      order_pence: 500_000,
      created_at: at,
      started_at: at,
      ...options.placement,
    })
    .execute();
  await db
    .insertInto("placement_staff")
    .values({ placement_id: id, staff_member_id: provider.staffMemberId })
    .execute();
  if (options.accepted !== false)
    await db
      .insertInto("placement_person")
      .values({ placement_id: id, person_id: provider.owner.personId, named_by: provider.owner.personId, named_at: at })
      .execute();
  return { id, childId, referralId, requestId, awardId, broker, provider };
}
