import type { Db } from "#db/client.server.ts";
import { aTuitionLot, type MadeLot } from "#db/factories/lots.ts";

/** A lot of another name, closed if not asked otherwise, so that what a test makes there stays out of the way of those who look for tuition. */
export async function aQuietLot(
  db: Db,
  { status = "closed", name = "Mentoring" }: { status?: "open" | "closed"; name?: string } = {},
): Promise<MadeLot> {
  const lot = await aTuitionLot(db, { status });
  await db.updateTable("lot").set({ name }).where("id", "=", lot.id).execute();
  return lot;
}
