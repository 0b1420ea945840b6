import { anonymous } from "#app/access/actor.ts";
import { countUse, limitOf } from "#app/domain/limits/keep-within.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { hasEmail } from "./known-person.server.ts";

/**
 * Says that somebody tries to get in over the limit: in the audit, on the administrators' home and, once a day at most, to
 * the person. Without an address it was too many tries from one client, at any account.
 */
export async function raiseAlarm(db: Db, email: string | undefined, now: Date): Promise<void> {
  const person = await db
    .selectFrom("person")
    .select(["id", "name", "email", "disabled_at"])
    .where(hasEmail(email ?? ""))
    .executeTakeFirst();
  const told = person && !person.disabled_at ? person : undefined;
  const mail =
    told && (await countUse(db, "sign-in-alarm", told.id, await limitOf(db, "sign-in-alarm", now), now)) === 1;
  await transact(db, anonymous, now, async (work) => {
    work.audit("person.sign-in-limited", { type: "person", id: person?.id ?? "unknown" });
    if (!told) return;
    await work.trx
      .insertInto("sign_in_alert")
      .values({ person_id: told.id, last_at: now })
      .onConflict((conflict) => conflict.column("person_id").doUpdateSet({ last_at: now }))
      .execute();
    if (mail) await notify(work, { email: told.email, personId: told.id }, "sign-in-alarm", { name: told.name });
  });
}
