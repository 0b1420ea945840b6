import type { Point } from "#app/domain/postcodes/distance.ts";
import { match, type Need } from "#app/domain/referrals/eligibility.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { SentFacts } from "./sent-facts.ts";

/** As many open referrals as are looked at, the newest first. */
const MOST = 2000;

/** How many children wait for what an applicant could offer on a lot. */
export type CountChildren = (lotId: string, sent: Pick<SentFacts, "offer" | "outcode">) => number;

/**
 * Reads every open referral (a draft, or sent and not awarded) once, as needs without a child, and returns who could
 * meet how many: by age, needs, ways of teaching, days and distance, as a broker's list of eligible services does.
 */
export async function waitingChildren(db: Db | Trx): Promise<CountChildren> {
  const rows = await db
    .selectFrom("referral")
    .leftJoin("outcode", "outcode.outcode", "referral.outcode")
    .select(["lot_id as lotId", "child_id as childId", "age", "needs", "modes", "days"])
    .select(["sessions_per_week as sessionsPerWeek", "travel_km as travelKm", "latitude", "longitude"])
    .where("referral.status", "in", ["draft", "sent"])
    .orderBy("referral.created_at", "desc")
    .limit(MOST)
    .execute();
  const needs = new Map<string, { childId: string; need: Need }[]>();
  for (const { lotId, childId, latitude, longitude, ...need } of rows) {
    const one = { childId, need: { ...need, place: pointOf(latitude, longitude) } };
    needs.set(lotId, [...(needs.get(lotId) ?? []), one]);
  }
  const places = await placesOf(db);
  return (lotId, { offer, outcode }) => {
    if (!offer) return 0;
    const service = { ...offer, taken: 0, gates: [], place: outcode ? places.get(outcode) : undefined };
    const fits = (needs.get(lotId) ?? []).filter(({ need }) => match(need, service).reasons.length === 0);
    return new Set(fits.map(({ childId }) => childId)).size;
  };
}

const pointOf = (latitude: number | null, longitude: number | null): Point | undefined =>
  latitude === null || longitude === null ? undefined : { latitude, longitude };

async function placesOf(db: Db | Trx): Promise<Map<string, Point>> {
  const rows = await db.selectFrom("outcode").select(["outcode", "latitude", "longitude"]).execute();
  return new Map(rows.map(({ outcode, ...point }) => [outcode, point]));
}
