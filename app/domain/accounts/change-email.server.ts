import { anonymous, type Person } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow, Refused } from "#app/domain/errors.ts";
import { keepWithin } from "#app/domain/limits/keep-within.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { newEmailToken, readEmailToken, spendEmailToken, voidEmailTokens } from "./email-tokens.server.ts";
import { hasEmail } from "./known-person.server.ts";
import { endSignIns } from "./sign-ins.server.ts";

const personOf = (trx: Trx, email: string) =>
  trx.selectFrom("person").select(["id", "name"]).where(hasEmail(email)).executeTakeFirst();

/**
 * Mails a link to the address that a person wants for their account; until it is used nothing changes. An address that
 * has an account already gets a mail saying so, and the page says the same. Refused for one's own present address;
 * TooMany after three in an hour.
 */
export async function askForNewEmail(db: Db, actor: Person, email: string, now: Date): Promise<void> {
  authorise(actor, "account.own");
  if (email === actor.email.toLowerCase()) throw new Refused("email", "This is the address that you have now");
  await keepWithin(db, "password-reset", `new-email|${actor.personId}`, now);
  await transact(db, actor, now, async (work) => {
    work.audit("person.ask-for-new-email", { type: "person", id: actor.personId });
    const known = await personOf(work.trx, email);
    if (known) return notify(work, { email, personId: known.id }, "email-in-use", { name: known.name });
    const token = await newEmailToken(work, actor.personId, "change-email", { email });
    await notify(work, { email, personId: actor.personId }, "confirm-new-email", { name: actor.name, token });
  });
}

/** Whether the link of a mail still works. Changes nothing. */
export const newEmailWorks = async (db: Db, token: string, now: Date): Promise<boolean> =>
  (await readEmailToken(db, token, "change-email", now)) !== undefined;

/**
 * Uses the link up: the new address is the account's. Tells the old address and the new one, makes links that went to
 * the old one useless, and ends the person's sign-ins save the one (by id) from which they press the button.
 * NotAllowedNow for a link that is unknown, used or too old, or when the address has got an account since.
 */
export async function confirmNewEmail(db: Db, token: string, here: string | undefined, now: Date): Promise<void> {
  await transact(db, anonymous, now, async (work) => {
    const found = await readEmailToken(work.trx, token, "change-email", now);
    if (!found?.bound || !(await spendEmailToken(work, token, found.id, "change-email")))
      throw new NotAllowedNow("use this link: it was used before or is more than an hour old");
    const { id, name, email: before, bound: email } = found;
    if (await personOf(work.trx, email)) throw new NotAllowedNow("use this address: it has an account of its own");
    await work.trx.updateTable("person").set({ email }).where("id", "=", id).execute();
    await voidEmailTokens(work, id, "reset-password");
    const ended = await endSignIns(work.trx, id, now, here);
    work.audit("person.change-email", { type: "person", id }, { ended });
    await notify(work, { email: before, personId: id }, "email-changed", { name, where: "old" });
    await notify(work, { email, personId: id }, "email-changed", { name, where: "new" });
  });
}
