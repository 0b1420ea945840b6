import { sql } from "kysely";
import { Refused } from "#app/domain/errors.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { areaOf, type NsplReader, type NsplRow, nsplReader } from "./nspl.ts";

const BATCH = 5_000;

export type ImportCounts = { postcodes: number; withoutPlace: number; outcodes: number };

/**
 * Imports the lines of an NSPL file, header first, in one transaction: all or nothing. Each postcode in it takes the
 * place of what was known; then the middle of every outcode that it touches is computed anew. `source` stands beside
 * the outcodes. Throws Refused for a file of another kind, and for one without a single place.
 */
export function importPostcodes(db: Db, lines: AsyncIterable<string[]>, source: string): Promise<ImportCounts> {
  return db.transaction().execute(async (trx) => {
    const touched = new Set<string>();
    const counts = { postcodes: 0, withoutPlace: 0, outcodes: 0 };
    let batch = new Map<string, NsplRow>();
    let read: NsplReader | undefined;
    let line = 0;
    const flush = async () => {
      await savePostcodes(trx, [...batch.values()]);
      counts.postcodes += batch.size;
      batch = new Map();
    };
    for await (const cells of lines) {
      line += 1;
      if (!read) {
        read = nsplReader(cells);
        continue;
      }
      const row = read(cells, line);
      if (!row) {
        counts.withoutPlace += 1;
        continue;
      }
      batch.set(row.postcode, row);
      touched.add(row.outcode);
      if (batch.size >= BATCH) await flush();
    }
    await flush();
    if (counts.postcodes === 0) throw new Refused("file", "The file holds no postcode with a place.");
    counts.outcodes = await recomputeOutcodes(trx, [...touched], source);
    return counts;
  });
}

async function savePostcodes(trx: Trx, rows: NsplRow[]): Promise<void> {
  if (rows.length === 0) return;
  const column = <Key extends keyof NsplRow>(key: Key) => rows.map((row) => row[key]);
  await sql`
    insert into postcode (postcode, outcode, latitude, longitude, district)
    select * from unnest(${column("postcode")}::text[], ${column("outcode")}::text[], ${column("latitude")}::float8[],
      ${column("longitude")}::float8[], ${column("district")}::text[])
    on conflict (postcode) do update set outcode = excluded.outcode, latitude = excluded.latitude,
      longitude = excluded.longitude, district = excluded.district`.execute(trx);
}

/** The middle of each outcode is the mean of its postcodes; its area, the district in which most of them lie. */
async function recomputeOutcodes(trx: Trx, outcodes: string[], source: string): Promise<number> {
  const { rows } = await sql<{ outcode: string; latitude: number; longitude: number; district: string }>`
    select outcode, avg(latitude) as latitude, avg(longitude) as longitude,
      mode() within group (order by district) as district
    from postcode where outcode = any(${outcodes}::text[]) group by outcode`.execute(trx);
  await trx
    .insertInto("outcode")
    .values(rows.map(({ district, ...place }) => ({ ...place, area: areaOf(district), source })))
    .onConflict((conflict) =>
      conflict.column("outcode").doUpdateSet((eb) => ({
        latitude: eb.ref("excluded.latitude"),
        longitude: eb.ref("excluded.longitude"),
        area: eb.ref("excluded.area"),
        source: eb.ref("excluded.source"),
      })),
    )
    .execute();
  return rows.length;
}
