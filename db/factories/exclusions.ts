import type { Officer } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { anOfficer } from "./people.ts";

/** A director with the recorded power to exclude. */
export async function anExcluder(db: Db | Trx): Promise<Officer> {
  const director = await anOfficer(db, ["director"]);
  await db
    .insertInto("delegation")
    .values({
      ...{ id: uuidv7(), person_id: director.personId, power: "exclude", starts_on: "2026-01-01" },
      granted_by: "Scheme of delegation, education and skills",
    })
    .execute();
  return director;
}
