import type { Insertable } from "kysely";
import type { Officer } from "#app/access/actor.ts";
import { recordChild } from "#app/domain/children/record-child.server.ts";
import { newReference } from "#app/domain/reference.ts";
import { shippedWeights } from "#app/domain/referrals/award-weights.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { aTuitionLot, type MadeLot } from "./lots.ts";
import { anOfficer } from "./people.ts";
import { type ApprovedProvider, anApprovedProvider } from "./providers.ts";
import { childKeys, invented } from "./referrals.ts";

const at = new Date("2026-09-14T09:00:00Z");

export type MadeOffer = { requestId: string; provider: ApprovedProvider };
export type OfferedReferral = { id: string; broker: Officer; lot: MadeLot; childId: string; offers: MadeOffer[] };
type OfferOptions = {
  name?: string;
  insuredUntil?: string;
  km?: number;
  status?: string;
  response?: Partial<Insertable<DB["response"]>> | "none";
  /** 0 to 5; left out, the offer waits for its score. */
  quality?: number;
};

/** A referral that was sent for a child with a sealed identity, and what each provider answered. */
export async function anOfferedReferral(db: Db, offers: OfferOptions[], onLot?: MadeLot): Promise<OfferedReferral> {
  const broker = await anOfficer(db, ["broker"]);
  const lot = onLot ?? (await aTuitionLot(db));
  const child = await transact(db, broker, at, (work) => recordChild(work, childKeys, invented));
  const id = uuidv7();
  await db
    .insertInto("referral")
    .values({
      id,
      ref: newReference("REF"),
      child_id: child.id,
      lot_id: lot.id,
      broker_id: broker.personId,
      status: "sent",
      age: 13,
      needs: ["semh"],
      modes: ["home"],
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
      created_at: at,
      sent_at: at,
      deemed: "2026-09-14",
      due_at: new Date("2026-09-15T16:00:00Z"),
      deadline_rule: "test",
    })
    .execute();
  const made: MadeOffer[] = [];
  for (const offer of offers) made.push(await anOffer(db, id, lot, broker, offer));
  return { id, broker, lot, childId: child.id, offers: made };
}

async function anOffer(
  db: Db,
  referralId: string,
  lot: MadeLot,
  broker: Officer,
  options: OfferOptions,
): Promise<MadeOffer> {
  const provider = await anApprovedProvider(db, { lot, name: options.name, insuredUntil: options.insuredUntil });
  const requestId = uuidv7();
  await db
    .insertInto("referral_request")
    .values({
      id: requestId,
      ref: newReference("REQ"),
      referral_id: referralId,
      provider_id: provider.providerId,
      service_id: provider.serviceId,
      status: options.status ?? "accepted",
      distance_km: options.km ?? 10,
      sent_at: at,
    })
    .execute();
  if (options.response !== "none")
    await db
      .insertInto("response")
      .values({
        id: uuidv7(),
        request_id: requestId,
        version: 1,
        kind: "yes",
        start_on: "2026-09-21",
        rate_pence: 6000,
        rate_unit: "hour",
        staff_member_ids: [provider.staffMemberId],
        note: "",
        late: false,
        answered_at: at,
        answered_by: provider.owner.personId,
        ...options.response,
      })
      .execute();
  if (options.quality !== undefined)
    await db
      .insertInto("score")
      .values({
        request_id: requestId,
        quality: options.quality,
        quality_reason: "Judged from the offer",
        preference: 100,
        scored_by: broker.personId,
        scored_at: new Date("2026-09-16T09:00:00Z"),
      })
      .execute();
  return { requestId, provider };
}

/** The worked comparison: £60 an hour at 10 km, £50 at 4 km two working days late, £75 next door; a silent one, a no. */
export const theWorkedReferral = (db: Db): Promise<OfferedReferral> =>
  anOfferedReferral(db, [
    { name: "One Tuition", quality: 4 },
    { name: "Two Tuition", quality: 3, km: 4, response: { rate_pence: 5000, start_on: "2026-09-23", late: true } },
    {
      name: "Three Tuition",
      quality: 5,
      km: 0,
      response: { rate_pence: 7500, kind: "alternative" },
      status: "alternative",
    },
    { name: "Silent Tuition", status: "viewed", response: "none" },
    { name: "Busy Tuition", status: "declined", response: { kind: "no", decline_reason: "no-places" } },
  ]);
