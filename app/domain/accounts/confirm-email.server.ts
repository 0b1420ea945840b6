import { anonymous } from "#app/access/actor.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { takeEmailToken } from "./email-tokens.server.ts";

/** Uses up the link in the mail: the address is proven. Throws NotAllowedNow for one that is unknown, used or too old. */
export async function confirmEmail(db: Db, token: string, now: Date): Promise<void> {
  await transact(db, anonymous, now, async (work) => {
    const id = await takeEmailToken(work, token, "confirm-email");
    if (!id) throw new NotAllowedNow("use this link: it was used before or is more than two days old");
    await work.trx
      .updateTable("person")
      .set({ confirmed_at: now })
      .where("id", "=", id)
      .where("confirmed_at", "is", null)
      .execute();
    work.audit("person.confirm-email", { type: "person", id });
  });
}
