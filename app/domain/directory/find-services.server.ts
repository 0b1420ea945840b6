import { sql } from "kysely";
import { kmOfMiles } from "#app/domain/postcodes/distance.ts";
import type { Place } from "#app/domain/postcodes/place-of.server.ts";
import { inGoodStanding } from "#app/domain/providers/standing.server.ts";
import type { Db } from "#db/client.server.ts";
import { PAGE_SIZE, type Search } from "./search.ts";

/** One line of the list: public columns only. `km` is null without a place, and for a service that has none. */
export type FoundService = {
  slug: string;
  name: string;
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
 * away it is rules out no service that is taught online, unless another way of teaching is asked for. The statement
 * is one fixed text, prepared under its name: what is not asked is null.
 */
export async function findServices(db: Db, search: Search, place: Place | undefined): Promise<Found> {
  const { q = null, need = null, age = null, mode = null } = search;
  const [lat, long] = [place?.latitude ?? null, place?.longitude ?? null];
  const most = place && search.miles ? kmOfMiles(search.miles) : null;
  const { rows } = await sql<FoundService & { total: number }>`/* named: find-services */
    with fits as (
      select service.id, service.name, km.km, count(*) over () as total
      from service
      cross join lateral (select case when ${lat}::float8 is not null and located then
        12742 * asin(sqrt(
          sin(radians(latitude - ${lat}::float8) / 2) ^ 2 + cos(radians(${lat}::float8)) * cos(radians(latitude))
          * sin(radians(longitude - ${long}::float8) / 2) ^ 2)) end as km) km
      where (${need}::text is null or needs @> array[${need}::text])
        and (${mode}::text is null or modes @> array[${mode}::text])
        and (${age}::int is null or ${age}::int between age_from and age_to)
        and (${q}::text is null or search @@ (select websearch_to_tsquery('english', ${q}::text)))
        and (${most}::float8 is null or km.km <= ${most}::float8
          or ('online' = any (modes) and (${mode}::text is null or ${mode}::text = 'online')))
        and ${inGoodStanding("service")}
      order by km.km nulls last, service.name collate english, service.id
      limit ${PAGE_SIZE} offset ${(search.page - 1) * PAGE_SIZE})
    select service.slug, service.name, left(service.summary, 300) as summary, service.needs, service.modes,
      service.age_from, service.age_to, service.outcode, service.registered_school, fits.km, fits.total
    from fits join service using (id)
    order by fits.km nulls last, service.name collate english, service.id`.execute(db);
  return { services: rows.map(({ total: _, ...service }) => service), total: rows[0]?.total ?? 0 };
}
