import type { Db } from "#db/client.server.ts";
import { aTuitionLot, type MadeLot } from "#db/factories/lots.ts";

/** A closed lot of another name, so that what a test makes there stays out of the way of those who look for tuition. */
export async function aQuietLot(db: Db): Promise<MadeLot> {
  const lot = await aTuitionLot(db, { status: "closed" });
  await db.updateTable("lot").set({ name: "Mentoring" }).where("id", "=", lot.id).execute();
  return lot;
}
