import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";

type Options = { providerId: string; lotId?: string | null; kind?: string; because?: string; at: Date };

/** An open hold, as whoever opens one tells of it. */
export async function aHoldOn(db: Db | Trx, { providerId, lotId = null, kind = "lapse", because, at }: Options) {
  const hold = { holdId: uuidv7(), providerId, lotId, because: because ?? "Public liability insurance has ended" };
  const row = { id: hold.holdId, provider_id: providerId, lot_id: lotId, kind, reason: hold.because, opened_at: at };
  await db.insertInto("hold").values(row).execute();
  return hold;
}
