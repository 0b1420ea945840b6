import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { readInterest } from "./interests.server.ts";

/**
 * Takes an address off the list of every lot, by any link that was mailed to it and not replaced by a newer one: one
 * mail announces several lots. Works however old the link is. Throws NotAllowedNow for an unknown link.
 */
export const stopInterest = (db: Db, actor: Actor, token: string, now: Date): Promise<void> =>
  transact(db, actor, now, async (work) => {
    authorise(actor, "public");
    const interest = await readInterest(work.trx, token, now);
    if (!interest) throw new NotAllowedNow("use this link: a newer email has one that works");
    const stopped = await work.trx
      .updateTable("lot_interest")
      .set({ stopped_at: now })
      .where("email", "=", interest.email)
      .where("stopped_at", "is", null)
      .returning("id")
      .execute();
    for (const { id } of stopped) work.audit("interest.stop", { type: "interest", id });
  });
