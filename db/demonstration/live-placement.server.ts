import { type ChildKeys, sealWith } from "#app/domain/children/child-keys.server.ts";
import { addDays, londonDate } from "#app/domain/london-time.ts";
import { patternOf } from "#app/domain/placements/agreement.ts";
import { NOTE_COLUMN } from "#app/domain/placements/placement-findings.server.ts";
import { newReference } from "#app/domain/reference.ts";
import { CRITERIA_VERSION, shippedWeights } from "#app/domain/referrals/award-weights.ts";
import { compareOffers } from "#app/domain/referrals/comparison.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";
import { seedChild } from "./child.server.ts";

const DAY = 86_400_000;
/** How long before the demonstration begins each step lies, in days. */
const ago = { sent: 42, answered: 41, awarded: 40, accepted: 39, started: 35 };

type Means = { trx: Trx; keys: ChildKeys; now: Date };

/** Bright Path, with its certificates and staff in place, teaches one invented child since five weeks ago: everything met, accepted and live. */
export async function seedLivePlacement({ trx, keys, now }: Means, lotId: string): Promise<void> {
  const at = (daysBefore: number) => new Date(now.getTime() - daysBefore * DAY);
  const on = (daysBefore: number) => londonDate(at(daysBefore));
  const person = async (email: string) =>
    (await trx.selectFrom("person").select("id").where("email", "=", email).executeTakeFirstOrThrow()).id;
  const [broker, manager, qa] = await Promise.all(
    ["broker", "manager", "qa"].map((name) => person(`${name}@council.example`)),
  );
  const owner = await person("owner@bright-path.example");
  if (!broker || !manager || !qa) throw new Error("The council's people come first");
  const service = await trx
    .selectFrom("service")
    .innerJoin("provider", "provider.id", "service.provider_id")
    .select(["service.id", "provider_id", "provider.name", "rate_pence", "rate_unit", "vat_basis_points"])
    .where("provider.slug", "=", "bright-path")
    .where("service.lot_id", "=", lotId)
    .executeTakeFirstOrThrow();
  const { id: tutor } = await trx
    .selectFrom("staff_member")
    .select("id")
    .where("provider_id", "=", service.provider_id)
    .orderBy("id")
    .limit(1)
    .executeTakeFirstOrThrow();
  const key = await seedChild(trx, keys, broker, at(ago.sent));

  const [referralId, requestId, awardId, placementId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const [startsOn, endsOn] = [on(ago.started), addDays(londonDate(now), 120)];
  const days = ["mon", "wed"];
  await trx
    .insertInto("referral")
    .values({
      id: referralId,
      ref: newReference("REF"),
      child_id: key.id,
      lot_id: lotId,
      broker_id: broker,
      status: "awarded",
      version: 3,
      age: 13,
      needs: ["semh"],
      modes: ["online"],
      days,
      sessions_per_week: 2,
      start_on: startsOn,
      end_on: endsOn,
      outcode: "HR1",
      travel_km: 20,
      summary: "English and maths, two mornings a week, while out of school with anxiety",
      risk_categories: [],
      sealed_brief: sealWith(keys, key, "referral.sealed_brief", "Settles best with one adult and a clear plan"),
      legal_basis: "section-19-illness",
      found_how: "The portal’s list",
      weights: JSON.stringify(shippedWeights),
      criteria_version: CRITERIA_VERSION,
      created_at: at(ago.sent),
      sent_at: at(ago.sent),
      deemed: on(ago.sent),
      due_at: at(ago.answered),
      deadline_rule: "One working day",
    })
    .execute();
  await trx
    .insertInto("referral_request")
    .values({
      id: requestId,
      ref: newReference("REQ"),
      referral_id: referralId,
      provider_id: service.provider_id,
      service_id: service.id,
      status: "chosen",
      version: 4,
      sent_at: at(ago.sent),
      viewed_at: at(ago.sent),
      confidentiality_accepted_at: at(ago.sent),
      confidentiality_accepted_by: owner,
    })
    .execute();
  const offer = {
    kind: "yes",
    rate_pence: service.rate_pence,
    rate_unit: service.rate_unit,
    staff_member_ids: [tutor],
    late: false,
  };
  await trx
    .insertInto("response")
    .values({
      id: uuidv7(),
      request_id: requestId,
      version: 1,
      ...offer,
      start_on: startsOn,
      note: "",
      answered_at: at(ago.answered),
      answered_by: owner,
    })
    .execute();
  await trx
    .insertInto("score")
    .values({
      request_id: requestId,
      quality: 4,
      quality_reason: "Clear plan, the right subjects",
      preference: 100,
      scored_by: broker,
      scored_at: at(ago.awarded),
    })
    .execute();
  const { comparison } = await compareOffers(trx, referralId, at(ago.awarded));
  await trx
    .insertInto("award")
    .values({
      id: awardId,
      referral_id: referralId,
      request_id: requestId,
      reason_risk: "Taught online at home with a parent in the house",
      reason_need: "Both subjects, by a teacher who knows anxiety",
      reason_value: "At the rate of the lot, from the day asked for",
      comparison: JSON.stringify(comparison),
      awarded_by: broker,
      awarded_at: at(ago.awarded),
      accepted_at: at(ago.accepted),
      accepted_by: owner,
    })
    .execute();
  await trx
    .insertInto("placement")
    .values({
      id: placementId,
      ref: newReference("PLA"),
      award_id: awardId,
      child_id: key.id,
      provider_id: service.provider_id,
      service_id: service.id,
      lot_id: lotId,
      status: "live",
      version: 3,
      starts_on: startsOn,
      ends_on: endsOn,
      rate_pence: service.rate_pence,
      rate_unit: service.rate_unit,
      pattern: JSON.stringify(patternOf(days, 2)),
      vat_basis_points: service.vat_basis_points,
      terms_version: "1",
      order_number: "PO-104217",
      order_pence: 900_000,
      created_at: at(ago.awarded),
      started_at: at(ago.started),
    })
    .execute();
  await trx.insertInto("placement_staff").values({ placement_id: placementId, staff_member_id: tutor }).execute();
  await trx
    .insertInto("placement_person")
    .values({ placement_id: placementId, person_id: owner, named_by: owner, named_at: at(ago.accepted) })
    .execute();
  const accepted = { placement_id: placementId, at: at(ago.accepted) };
  await trx
    .insertInto("placement_acceptance")
    .values([
      { ...accepted, side: "provider", person_id: owner },
      { ...accepted, side: "council", person_id: broker },
    ])
    .execute();
  const note = (gate: string, person_id: string, text: string) => ({
    ...accepted,
    gate,
    finding: "met",
    person_id,
    sealed_note: sealWith(keys, key, NOTE_COLUMN, text),
  });
  await trx
    .insertInto("placement_gate")
    .values([
      note("qa-check", qa, "Lesson platform and tutor looked at for this child: good"),
      note("order", manager, "Order PO-104217"),
      note("risk-assessment", owner, "Camera on, a parent in the house, a word to stop the lesson"),
    ])
    .execute();
  await trx
    .insertInto("placement_event")
    .values({
      id: uuidv7(),
      placement_id: placementId,
      event: "start",
      from_status: "agreed",
      to_status: "live",
      at: at(ago.started),
      person_id: broker,
    })
    .execute();
}
