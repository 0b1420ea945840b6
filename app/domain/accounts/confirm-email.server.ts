import { anonymous } from "#app/access/actor.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { tokenHash } from "./secret-token.server.ts";

/** Uses up the link in the mail: the address is proven. Throws NotAllowedNow for one that is unknown, used or too old. */
export async function confirmEmail(db: Db, token: string, now: Date): Promise<void> {
  await transact(db, anonymous, now, async (work) => {
    const used = await work.trx
      .updateTable("email_token")
      .set({ used_at: now })
      .where("token_hash", "=", tokenHash(token))
      .where("purpose", "=", "confirm-email")
      .where("used_at", "is", null)
      .where("expires_at", ">", now)
      .returning("person_id")
      .executeTakeFirst();
    if (!used) throw new NotAllowedNow("use this link: it was used before or is more than two days old");
    await work.trx
      .updateTable("person")
      .set({ confirmed_at: now })
      .where("id", "=", used.person_id)
      .where("confirmed_at", "is", null)
      .execute();
    work.audit("person.confirm-email", { type: "person", id: used.person_id });
  });
}
