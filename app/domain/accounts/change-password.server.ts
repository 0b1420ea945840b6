import { authorise } from "#app/access/authorise.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { voidEmailTokens } from "./email-tokens.server.ts";
import { aboutPerson, hashNewPassword } from "./new-password.server.ts";
import { endOthers, type OwnSignIn } from "./second-factor/own-factors.server.ts";
import { renewSignIn } from "./sign-ins.server.ts";

/**
 * Changes a person's own password, which their page asks for only after a fresh proof. Ends their other sign-ins,
 * makes open links for a reset useless, tells them, and returns this sign-in's new token. Refused for a password that
 * is too well known.
 */
export async function changePassword(db: Db, own: OwnSignIn, password: string, now: Date): Promise<string> {
  const { actor, token } = own;
  const { personId: id, name, email } = actor;
  const password_hash = await hashNewPassword(db, password, await aboutPerson(db, { id, name, email }), now);
  return transact(db, actor, now, async (work) => {
    authorise(work.actor, "account.own");
    await work.trx.updateTable("person").set({ password_hash }).where("id", "=", id).execute();
    await voidEmailTokens(work, id, "reset-password");
    await endOthers(work, own);
    work.audit("person.change-password", { type: "person", id });
    await notify(work, actor, "password-changed", { name });
    return renewSignIn(work.trx, token, undefined, now);
  });
}
