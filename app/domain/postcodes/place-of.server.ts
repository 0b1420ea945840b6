import type { Db, Trx } from "#db/client.server.ts";
import type { Point } from "./distance.ts";
import { outcodeOf } from "./postcode.ts";

export type Place = Point & { outcode: string };

const columns = ["outcode", "latitude", "longitude"] as const;

/**
 * Where a postcode or outcode lies: always the middle of its OUTCODE, so that no home can be told from a distance.
 * Undefined when it is not written like one, or not in the table.
 */
export async function findPlace(db: Db | Trx, text: string): Promise<Place | undefined> {
  const outcode = outcodeOf(text);
  if (!outcode) return undefined;
  return db.selectFrom("outcode").select(columns).where("outcode", "=", outcode).executeTakeFirst();
}

/** The known outcode nearest to the middle of all of them: stands in where a provider has no place of its own. */
export async function middlePlace(db: Db | Trx): Promise<Place | undefined> {
  return db
    .with("middle", (q) =>
      q
        .selectFrom("outcode")
        .select((eb) => [eb.fn.avg<number>("latitude").as("lat"), eb.fn.avg<number>("longitude").as("long")]),
    )
    .selectFrom(["outcode", "middle"])
    .select(["outcode.outcode", "outcode.latitude", "outcode.longitude"])
    .orderBy((eb) =>
      eb(
        eb.fn("abs", [eb("outcode.latitude", "-", eb.ref("middle.lat"))]),
        "+",
        eb.fn("abs", [eb("outcode.longitude", "-", eb.ref("middle.long"))]),
      ),
    )
    .orderBy("outcode.outcode")
    .limit(1)
    .executeTakeFirst();
}
