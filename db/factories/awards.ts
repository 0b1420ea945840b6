import type { Insertable } from "kysely";
import type { Officer } from "#app/access/actor.ts";
import { recordChild } from "#app/domain/children/record-child.server.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { aReferralRow, aRequestRow, sentAt } from "./answered-requests.ts";
import { aTuitionLot, type MadeLot } from "./lots.ts";
import { anOfficer } from "./people.ts";
import { type ApprovedProvider, anApprovedProvider } from "./providers.ts";
import { childKeys, invented } from "./referrals.ts";

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
  const child = await transact(db, broker, sentAt, (work) => recordChild(work, childKeys, invented));
  const need = { child_id: child.id, lot_id: lot.id, broker_id: broker.personId };
  const id = await aReferralRow(db, { ...need, status: "sent", modes: ["home"] });
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
  const { status = "accepted", km = 10, response = {} } = options;
  const requestId = await aRequestRow(db, referralId, provider, { status, km, response });
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
