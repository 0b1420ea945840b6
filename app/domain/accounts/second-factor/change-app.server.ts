import type { Person } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotFound, Refused } from "#app/domain/errors.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { seal } from "../secret-token.server.ts";
import { renewSignIn } from "../sign-ins.server.ts";
import { stepOfCode } from "./app-code.ts";
import { endOthers, keepOneFactor, type OwnSignIn } from "./own-factors.server.ts";
import { appOf } from "./take-code.server.ts";

/**
 * Sets up an authenticator app, once its first code fits the key, in place of an earlier one. Ends the person's other
 * sign-ins, renews this one as shown by the app, tells the person, and returns the new token. Refused for a code that
 * doesn't fit.
 */
export async function addApp(
  db: Db,
  secret: string,
  own: OwnSignIn,
  { key, code }: { key: string; code: string },
  now: Date,
): Promise<string> {
  const { actor, token } = own;
  return transact(db, actor, now, async (work) => {
    authorise(work.actor, "account.own");
    const step = stepOfCode(key, code, now, 0);
    if (!step) throw new Refused("code", "Enter the 6 digits that your app shows now");
    const row = {
      sealed: seal(secret, appOf(actor.personId), key),
      last_step: step,
      created_at: now,
      confirmed_at: now,
    };
    await work.trx
      .insertInto("authenticator_app")
      .values({ person_id: actor.personId, ...row })
      .onConflict((conflict) => conflict.column("person_id").doUpdateSet(row))
      .execute();
    await endOthers(work, own);
    work.audit("person.add-factor", { type: "person", id: actor.personId }, { factor: "app" });
    await notify(work, actor, "second-factor-added", { name: actor.name, factor: "app" });
    return renewSignIn(work.trx, token, "app", now);
  });
}

/**
 * Removes a person's own authenticator app and tells them. NotFound when they have none; Refused when it is the last
 * factor of someone whose work needs one.
 */
export async function removeApp(db: Db, actor: Person, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    authorise(work.actor, "account.own");
    await keepOneFactor(work, actor);
    const { numDeletedRows } = await work.trx
      .deleteFrom("authenticator_app")
      .where("person_id", "=", actor.personId)
      .executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) throw new NotFound("app");
    work.audit("person.remove-factor", { type: "person", id: actor.personId }, { factor: "app" });
    await notify(work, actor, "second-factor-removed", { name: actor.name, factor: "app" });
  });
}
