import { anonymous } from "#app/access/actor.ts";
import { isDomainError, NotAllowedNow } from "#app/domain/errors.ts";
import { keepWithin } from "#app/domain/limits/keep-within.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { newEmailToken, readEmailToken, spendEmailToken, voidEmailTokens } from "./email-tokens.server.ts";
import { hasEmail } from "./known-person.server.ts";
import { isStaff, passwordOpens } from "./local-passwords.server.ts";
import { aboutPerson, hashNewPassword } from "./new-password.server.ts";
import { noSooner } from "./no-sooner.server.ts";
import { endSignIns } from "./sign-ins.server.ts";

/** Longer than the work for a known address takes: the answer comes no sooner for an unknown one. */
const ANSWER_MS = 400;

/**
 * Mails a link for a new password to the person of this address, three times an hour at most. Says nothing, after the
 * same time, whether there is such a person or not, nor whether they are of the council and come by single sign-on.
 */
export async function forgetPassword(db: Db, email: string, now: Date, councilBySingleSignOn = false): Promise<void> {
  await noSooner(ANSWER_MS, mailLink(db, email, now, councilBySingleSignOn));
}

async function mailLink(db: Db, email: string, now: Date, councilBySingleSignOn: boolean): Promise<void> {
  try {
    await keepWithin(db, "password-reset", email, now);
  } catch (error) {
    if (isDomainError(error) && error.kind === "too-many") return;
    throw error;
  }
  await transact(db, anonymous, now, async (work) => {
    const person = await work.trx
      .selectFrom("person")
      .select((eb) => ["id", "name", "email", "break_glass", isStaff(eb)])
      .where(hasEmail(email))
      .where("disabled_at", "is", null)
      .executeTakeFirst();
    if (!person || !passwordOpens(person, councilBySingleSignOn)) return;
    const token = await newEmailToken(work, person.id, "reset-password", { email: person.email });
    work.audit("person.ask-for-reset", { type: "person", id: person.id });
    await notify(work, { email: person.email, personId: person.id }, "reset-password", { name: person.name, token });
  });
}

/** Whether the link of a mail still works: not used, not too old, its address still the person's. Changes nothing. */
export async function resetWorks(db: Db, token: string, now: Date): Promise<boolean> {
  const found = await readEmailToken(db, token, "reset-password", now);
  return found !== undefined && isTheirs(found);
}

/** A link made by an operator's command is bound to no address. */
const isTheirs = ({ bound, email }: { bound: string | null; email: string }): boolean =>
  bound === null || bound.toLowerCase() === email.toLowerCase();

/**
 * Uses the link of a mail up for a new password. The mailbox has shown that it is theirs, so the address counts as
 * confirmed; a second factor is asked for as ever. Ends every sign-in and tells the person. NotAllowedNow for a link
 * that is used, too old, or went to an address that is no longer theirs; Refused for a password that is too well known.
 */
export async function resetPassword(db: Db, input: { token: string; password: string }, now: Date): Promise<void> {
  const found = await readEmailToken(db, input.token, "reset-password", now);
  if (!found || !isTheirs(found)) throw new NotAllowedNow("use this link: ask for a new one");
  const password_hash = await hashNewPassword(db, input.password, await aboutPerson(db, found), now);
  await transact(db, anonymous, now, async (work) => {
    const { id } = found;
    const used = await spendEmailToken(work, input.token, id, "reset-password");
    const person = await work.trx
      .selectFrom("person")
      .select(["email", "confirmed_at"])
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (!used || person.email !== found.email) throw new NotAllowedNow("use this link: ask for a new one");
    await work.trx
      .updateTable("person")
      .set({ password_hash, confirmed_at: person.confirmed_at ?? now })
      .where("id", "=", id)
      .execute();
    await voidEmailTokens(work, id, "change-email");
    const ended = await endSignIns(work.trx, id, now);
    work.audit("person.reset-password", { type: "person", id }, { ended });
    await notify(work, { email: found.email, personId: id }, "password-changed", { name: found.name });
  });
}
