import { sql } from "kysely";
import { kmOfMiles } from "#app/domain/postcodes/distance.ts";
import type { Place } from "#app/domain/postcodes/place-of.server.ts";
import type { Db } from "#db/client.server.ts";
import { isListed } from "./listed.server.ts";
import { PAGE_SIZE, type Search } from "./search.ts";

/** One line of the list: public columns only. `km` is null without a place, and for a service that has none. */
export type FoundService = {
  slug: string;
  name: string;
  /** What it is: the name of its lot. */
  kind: string;
  summary: string;
  needs: string[];
  modes: string[];
  age_from: number;
  age_to: number;
  outcode: string;
  registered_school: boolean;
  km: number | null;
};
export type Found = { services: FoundService[]; total: number };

/**
 * One page of the services in good standing that fit, nearest first when a place is given, else by name. How far
 * away it is rules out no service that is taught online, unless another way of teaching is asked for. Each shape of
 * search is one fixed text, prepared under its own name: a single text for all of them would be planned blind.
 */
export async function findServices(db: Db, search: Search, place: Place | undefined): Promise<Found> {
  const { asked, where } = conditions(search, place);
  const name = sql.raw(`/* named: ${["find-services", ...asked].join("-")} */`);
  const km = place ? kmFrom(place) : sql`null::float8`;
  const { rows } = await sql<FoundService & { total: number }>`${name}
    with fits as (
      select service.id, service.name, ${km} as km, count(*) over () as total
      from service where ${sql.join(where, sql` and `)}
      order by km nulls last, service.name collate english, service.id
      limit ${PAGE_SIZE} offset ${(search.page - 1) * PAGE_SIZE})
    select service.slug, service.name, lot.name as kind, left(service.summary, 300) as summary, service.needs, service.modes,
      service.age_from, service.age_to, service.outcode, service.registered_school, fits.km, fits.total
    from fits join service using (id) join lot on lot.id = service.lot_id
    order by fits.km nulls last, service.name collate english, service.id`.execute(db);
  return { services: rows.map(({ total: _, ...service }) => service), total: rows[0]?.total ?? 0 };
}

/** What is asked, as SQL, and the names of what is asked in a fixed order: they make the statement's name. */
function conditions({ q, need, age, mode, miles }: Search, place: Place | undefined) {
  const online = sql`'online' = any (modes)`;
  const near = place && miles ? sql`${kmFrom(place)} <= ${kmOfMiles(miles)}` : undefined;
  const orOnline = !mode || mode === "online";
  const parts = {
    need: need && sql`needs @> array[${need}::text]`,
    age: age && sql`${age}::int between age_from and age_to`,
    mode: mode && sql`modes @> array[${mode}::text]`,
    words: q && sql`search @@ (select websearch_to_tsquery('english', ${q}))`,
    place: place && sql`true`,
    near: near && (orOnline ? sql`(${near} or ${online})` : undefined),
    within: near && !orOnline ? near : undefined,
  };
  const used = Object.entries(parts).flatMap(([name, part]) => (part ? [{ name, part }] : []));
  return { asked: used.map(({ name }) => name), where: [...used.map(({ part }) => part), isListed] };
}

/** The distance of a service from a place in kilometres, by the haversine formula; null for one without a place of its own. */
const kmFrom = ({ latitude, longitude }: Place) => sql<number | null>`case when located then 12742 * asin(sqrt(
  sin(radians(latitude - ${latitude}::float8) / 2) ^ 2 + cos(radians(${latitude}::float8)) * cos(radians(latitude))
  * sin(radians(longitude - ${longitude}::float8) / 2) ^ 2)) end`;
