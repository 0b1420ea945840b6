import { sql } from "kysely";
import * as labels from "#app/domain/directory/labels.ts";
import type { Trx } from "#db/client.server.ts";
import { outcodes } from "#db/defaults/outcodes.ts";
import { seedLots } from "#db/demonstration/lots.server.ts";

export type Scale = {
  /** Approved providers with a service each; one in a hundred is on hold. */
  providers: number;
  /** Further providers whose application waits in the queue. */
  waiting?: number;
  /** The same seed makes the same rows. */
  seed?: string;
};

const codes = (known: labels.Labels) => known.map(([code]) => code);

/**
 * Fills an empty database with invented providers, each a few statements' work however many there are: seconds for
 * ten thousand. Whatever varies comes from a hash of the seed and the row's number. Returns the lot's id.
 */
export async function scale(trx: Trx, { providers, waiting = 0, seed = "scale" }: Scale, now: Date): Promise<string> {
  const lotId = await seedLots(trx, now);
  const questionSet = sql`(select question_set.id from question_set join lot using (framework_id) where lot.id = ${lotId})`;
  const id = (what: string) => sql`md5(${`${seed}:${what}:`} || i)::uuid`;
  const all = sql`generate_series(1, ${providers + waiting}::int) i`;
  const approved = sql`generate_series(1, ${providers}::int) i`;
  const officer = sql`md5(${`${seed}:officer`})::uuid`;
  await sql`insert into person (id, email, name, password_hash, confirmed_at, created_at)
    values (${officer}, 'scale@council.example', 'Scale Officer', 'none', ${now}, ${now})`.execute(trx);
  await sql`insert into delegation (id, person_id, power, granted_by, starts_on)
    values (${officer}, ${officer}, 'admit', 'Scale', '2026-01-01')`.execute(trx);
  await sql`insert into provider (id, name, slug, created_at)
    select ${id("provider")}, ${nameOf(seed)}, 'provider-' || i, ${now} from ${all}`.execute(trx);
  await sql`insert into application (id, ref, provider_id, lot_id, question_set_id, status, created_at, created_by, submitted_at, decided_at)
    select ${id("application")}, 'APP-' || i, ${id("provider")}, ${lotId}, ${questionSet},
      case when i <= ${providers} then 'admitted' else 'submitted' end, ${now}, ${officer},
      ${now}::timestamptz - make_interval(hours => i % 2000), case when i <= ${providers} then ${now}::timestamptz end
    from ${all}`.execute(trx);
  await sql`insert into admission (id, application_id, provider_id, lot_id, outcome, reasons, criteria_version, delegation_id, decided_by, decided_at)
    select ${id("admission")}, ${id("application")}, ${id("provider")}, ${lotId}, 'admitted', '[]', 1, ${officer}, ${officer}, ${now}
    from ${approved}`.execute(trx);
  await sql`insert into hold (id, provider_id, kind, reason, opened_at)
    select ${id("hold")}, ${id("provider")}, 'lapse', 'Insurance has ended', ${now} from ${approved} where i % 100 = 0`.execute(
    trx,
  );
  await addServices(trx, { lotId, seed, id, approved }, now);
  await sql`analyze`.execute(trx);
  return lotId;
}

const first = [
  "Oak",
  "Ash",
  "Wye",
  "Hill",
  "River",
  "Bright",
  "Orchard",
  "Castle",
  "Meadow",
  "Bridge",
  "Lark",
  "Heron",
];
const second = ["Tuition", "Learning", "Tutors", "Education", "Studio", "Academy", "Teaching", "Pathways"];
const subjects = [
  "English",
  "maths",
  "science",
  "history",
  "computing",
  "art",
  "music",
  "French",
  "biology",
  "pottery",
];

/** One of a list, by byte `place` of the row's hash. */
const pick = (seed: string, place: number, list: readonly string[]) =>
  sql`(${[...list]}::text[])[1 + get_byte(decode(md5(${seed} || i), 'hex'), ${place}::int) % ${list.length}::int]`;
const nameOf = (seed: string) => sql`${pick(seed, 0, first)} || ' ' || ${pick(seed, 1, second)} || ' ' || i`;
/** Some of a list: each element where a byte of its own hash falls low enough. */
const some = (seed: string, list: readonly string[], ofTen: number) =>
  sql`(select coalesce(nullif(array_agg(code) filter (where get_byte(decode(md5(${seed} || code || i), 'hex'), 0) < ${Math.round(25.6 * ofTen)}::int), '{}'),
    array[${list[0]}]) from unnest(${[...list]}::text[]) code)`;

type Parts = {
  lotId: string;
  seed: string;
  id: (what: string) => ReturnType<typeof sql>;
  approved: ReturnType<typeof sql>;
};

async function addServices(trx: Trx, { lotId, seed, id, approved }: Parts, now: Date): Promise<void> {
  const place = sql`(select array_agg(outcode order by outcode) from outcode)`;
  await sql`insert into service (id, provider_id, lot_id, admission_id, slug, name, summary, needs, modes, days, age_from, age_to,
      places, start_notice_days, outcode, latitude, longitude, travel_km, rate_pence, rate_unit, vat_basis_points,
      registered_school, details, updated_at)
    select ${id("service")}, ${id("provider")}, ${lotId}, ${id("admission")}, 'provider-' || i, ${nameOf(seed)},
      'We teach ' || ${pick(seed, 2, subjects)} || ' and ' || ${pick(seed, 3, subjects)} || ' to children who find school hard. '
        || 'Lessons start from what a child likes, go at the child''s own pace, and lead back to school step by step.',
      ${some(seed, codes(labels.needs), 4)}, ${some(seed, codes(labels.modes), 5)}, array['mon','tue','wed','thu','fri'],
      5 + i % 7, 12 + i % 7, 1 + i % 30, i % 10, o.outcode, o.latitude + (i % 41 - 20) / 400.0, o.longitude + (i % 37 - 18) / 300.0,
      10 + i % 40, 3000 + i % 40 * 50, 'hour', 0, i % 20 = 0, '{}', ${now}
    from ${approved} join outcode o on o.outcode = (${place})[1 + i % ${outcodes.length}::int]`.execute(trx);
}
