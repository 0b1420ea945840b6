import { sql } from "kysely";
import { kmBetween } from "#app/domain/postcodes/distance.ts";
import { findPlace } from "#app/domain/postcodes/place-of.server.ts";
import { debarmentDays, providerGateFacts } from "#app/domain/providers/provider-gates.server.ts";
import { providerGatesFrom } from "#app/domain/providers/provider-gates.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { match, type Verdict } from "./eligibility.ts";
import { lotChoices, wordsOf } from "./lot-choices.server.ts";

/** The need of a referral as the database keeps it. */
export type StoredNeed = {
  lot_id: string;
  age: number;
  needs: string[];
  modes: string[];
  days: string[];
  sessions_per_week: number;
  start_on: string;
  outcode: string;
  travel_km: number;
};
export type Judged = Verdict & {
  serviceId: string;
  providerId: string;
  name: string;
  outcode: string;
  eligible: boolean;
  /** Straight line, whole kilometres, however it would be taught; undefined when the child's outcode is not known. */
  kmAway: number | undefined;
};

/** The most services that one page judges: those that fit best by age, need and mode first, then the nearest. */
export const MOST_JUDGED = 200;

/**
 * Services on the referral's lot with what speaks against each, eligible first, then by distance. `only` judges just
 * these services. `today` is the London date from which checks count.
 */
export async function eligibleServices(
  db: Trx,
  need: StoredNeed,
  today: string,
  now: Date,
  only?: readonly string[],
): Promise<{ judged: Judged[]; total: number }> {
  const place = await findPlace(db, need.outcode);
  const candidates = await nearest(db, need, place, only);
  const [taken, facts, days, choices] = [
    await placesTaken(
      db,
      candidates.map(({ id }) => id),
    ),
    await providerGateFacts(
      db,
      candidates.map(({ providerId }) => providerId),
      need.lot_id,
      now,
    ),
    await debarmentDays(db, today),
    await lotChoices(db, need.lot_id, now),
  ];
  const asked = { ...need, sessionsPerWeek: need.sessions_per_week, travelKm: need.travel_km, place };
  const judged = candidates.map(
    ({ id, providerId, name, outcode, latitude, longitude, located, ...service }): Judged => {
      // Without a place of its own a service is kept at the middle of the area, from which nothing can be measured.
      const at = located ? { latitude, longitude } : undefined;
      const gateFacts = facts.get(providerId);
      const dates = { onDate: need.start_on, today, debarmentDays: days };
      const verdict = match(
        asked,
        {
          ...service,
          place: at,
          taken: taken.get(id) ?? 0,
          gates: gateFacts ? providerGatesFrom(gateFacts, dates) : [],
        },
        wordsOf(choices),
      );
      const kmAway = place && at && Math.round(kmBetween(place, at));
      return { ...verdict, serviceId: id, providerId, name, outcode, eligible: verdict.reasons.length === 0, kmAway };
    },
  );
  const order = (one: Judged) => (one.eligible ? 0 : 100_000) + (one.kmAway ?? 10_000);
  return {
    judged: judged.sort((a, b) => order(a) - order(b) || a.name.localeCompare(b.name, "en-GB")),
    total: candidates[0]?.total ?? 0,
  };
}

const nearest = (
  db: Db | Trx,
  need: StoredNeed,
  place: { latitude: number; longitude: number } | undefined,
  only: readonly string[] | undefined,
) =>
  db
    .selectFrom("service")
    .innerJoin("provider", "provider.id", "service.provider_id")
    .select([
      "service.id",
      "service.provider_id as providerId",
      "provider.name",
      "service.outcode",
      "service.latitude",
      "service.longitude",
      "service.located",
      "service.age_from as ageFrom",
      "service.age_to as ageTo",
      "service.needs",
      "service.modes",
      "service.days",
      "service.places",
      "service.travel_km as travelKm",
      sql<number>`count(*) over ()::int`.as("total"),
    ])
    .where("service.lot_id", "=", need.lot_id)
    .$if(only !== undefined, (query) => query.where("service.id", "in", only ?? []))
    .orderBy(
      sql`(service.age_from <= ${need.age} and service.age_to >= ${need.age}
        and service.needs @> ${need.needs} and service.modes && ${need.modes}) desc`,
    )
    .orderBy(
      place
        ? sql`(service.latitude - ${place.latitude}) ^ 2 + ((service.longitude - ${place.longitude}) * 0.62) ^ 2`
        : sql`service.name`,
    )
    .orderBy("service.id")
    .limit(MOST_JUDGED)
    .execute();

/** Places in use by service: every placement that has not ended, made with its award. */
async function placesTaken(db: Db | Trx, serviceIds: string[]): Promise<Map<string, number>> {
  if (serviceIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("placement")
    .select(["service_id as id", (eb) => eb.fn.countAll<number>().as("taken")])
    .where("service_id", "in", serviceIds)
    .where("status", "<>", "ended")
    .groupBy("service_id")
    .execute();
  return new Map(rows.map(({ id, taken }) => [id, Number(taken)]));
}
