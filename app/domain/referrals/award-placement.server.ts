import { patternOf } from "#app/domain/placements/agreement.ts";
import { newReference } from "#app/domain/reference.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { ComparedOffer } from "./comparison-record.ts";

export type MadePlacement = { id: string; ref: string };

/**
 * The placement that an award makes: agreed, at the offered start, rate and staff, in the pattern that the referral
 * asked for, with the VAT of the service and the lot's terms as they are today.
 */
export async function makePlacement(
  { trx, now }: Work,
  awardId: string,
  offer: ComparedOffer,
  hoursPerSessionHundredths: number,
): Promise<MadePlacement> {
  const from = await trx
    .selectFrom("referral_request as request")
    .innerJoin("referral", "referral.id", "request.referral_id")
    .innerJoin("service", "service.id", "request.service_id")
    .innerJoin("lot", "lot.id", "referral.lot_id")
    .select(["referral.child_id", "referral.lot_id", "referral.end_on", "referral.days", "referral.sessions_per_week"])
    .select(["request.provider_id", "request.service_id", "service.vat_basis_points", "lot.terms_version"])
    .select((eb) =>
      eb
        .selectFrom("response")
        .select("staff_member_ids")
        .whereRef("response.request_id", "=", "request.id")
        .orderBy("response.version", "desc")
        .limit(1)
        .as("staff"),
    )
    .where("request.id", "=", offer.requestId)
    .executeTakeFirstOrThrow();
  const placement = { id: uuidv7(now.getTime()), ref: newReference("PLA") };
  await trx
    .insertInto("placement")
    .values({
      ...placement,
      award_id: awardId,
      child_id: from.child_id,
      provider_id: from.provider_id,
      service_id: from.service_id,
      lot_id: from.lot_id,
      status: "agreed",
      starts_on: offer.startOn,
      ends_on: from.end_on,
      rate_pence: offer.ratePence,
      rate_unit: offer.rateUnit,
      hours_per_session_hundredths: hoursPerSessionHundredths,
      pattern: JSON.stringify(patternOf(from.days, from.sessions_per_week)),
      vat_basis_points: from.vat_basis_points,
      terms_version: from.terms_version,
      created_at: now,
    })
    .execute();
  const staff = [...new Set(from.staff ?? [])].map((staff_member_id) => ({
    placement_id: placement.id,
    staff_member_id,
  }));
  if (staff.length > 0) await trx.insertInto("placement_staff").values(staff).execute();
  return placement;
}
