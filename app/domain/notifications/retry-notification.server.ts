import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";

/** Puts an e-mail that could not be delivered back in the queue, under the Message-ID that it always had. */
export async function retryNotification(db: Db, actor: Actor, id: string, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    authorise(work.actor, "mail.retry", undefined, "mail.read");
    const mail = isUuid(id)
      ? await work.trx.selectFrom("notification").select("state").where("id", "=", id).forUpdate().executeTakeFirst()
      : undefined;
    if (!mail) throw new NotFound("message");
    if (mail.state !== "dead") throw new NotAllowedNow("send a message again that is not stuck");
    await work.trx.updateTable("notification").set({ state: "waiting" }).where("id", "=", id).execute();
    await work.enqueue("send-notification", { id });
    work.audit("mail.retry", { type: "notification", id });
  });
}
