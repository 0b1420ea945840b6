import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { readInterest } from "./interests.server.ts";

/**
 * Puts an address on a lot's list by the link that was mailed to it; again changes nothing. Throws NotAllowedNow for a
 * link that is unknown, replaced by a newer one, stopped, or older than 7 days.
 */
export const confirmInterest = (db: Db, actor: Actor, token: string, now: Date): Promise<void> =>
  transact(db, actor, now, async (work) => {
    authorise(actor, "public");
    const interest = await readInterest(work.trx, token, now);
    if (interest?.state === "confirmed") return;
    if (interest?.state !== "confirm") throw new NotAllowedNow("use this link: ask again to be told");
    await work.trx
      .updateTable("lot_interest")
      .set({ confirmed_at: now, stopped_at: null })
      .where("id", "=", interest.id)
      .execute();
    work.audit("interest.confirm", { type: "interest", id: interest.id });
  });
