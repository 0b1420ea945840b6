import type { Db } from "#db/client.server.ts";
import { CONFIRM_WITHIN_DAYS } from "./interest-state.ts";

const DAY = 86_400_000;

/** Forgets addresses that were asked for and can't be confirmed any more: their owners never said yes. */
export async function forgetUnconfirmed(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom("lot_interest")
    .where("confirmed_at", "is", null)
    .where("asked_at", "<", new Date(now.getTime() - CONFIRM_WITHIN_DAYS * DAY))
    .execute();
}
