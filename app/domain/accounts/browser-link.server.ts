import { anonymous } from "#app/access/actor.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { countUse, limitOf } from "#app/domain/limits/keep-within.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { newEmailToken, takeEmailToken } from "./email-tokens.server.ts";
import { knowBrowser } from "./known-browsers.server.ts";
import { hasEmail } from "./known-person.server.ts";
import { noSooner } from "./no-sooner.server.ts";

const LEAST_MS = 250;

/**
 * Mails a link that makes a browser known, for whoever is asked for a code and has no app. Answers the same, after the
 * same time, whether the address is known or not. One mail per account in ten minutes; a client address over its
 * limit gets none sent.
 */
export async function mailBrowserLink(db: Db, email: string, address: string, now: Date): Promise<void> {
  await noSooner(LEAST_MS, send(db, email, address, now));
}

async function send(db: Db, email: string, address: string, now: Date): Promise<void> {
  const person = await db
    .selectFrom("person")
    .select(["id", "name", "email"])
    .where(hasEmail(email))
    .where("confirmed_at", "is not", null)
    .where("disabled_at", "is", null)
    .executeTakeFirst();
  const asked = await limitOf(db, "sign-in-address", now);
  if ((await countUse(db, "sign-in-address", `${address}|link`, asked, now)) > asked.uses || !person) return;
  const allowed = await limitOf(db, "sign-in-link", now);
  if ((await countUse(db, "sign-in-link", person.id, allowed, now)) > allowed.uses) return;
  await transact(db, anonymous, now, async (work) => {
    const token = await newEmailToken(work, person.id, "this-browser");
    await notify(work, { email: person.email, personId: person.id }, "this-browser", { name: person.name, token });
    work.audit("person.browser-link", { type: "person", id: person.id });
  });
}

/**
 * Uses the link up and returns the token that the browser keeps from now on: with it the account knows the browser, and
 * signs nobody in. Throws NotAllowedNow for a link that is unknown, used or older than 15 minutes.
 */
export async function useBrowserLink(db: Db, token: string, now: Date): Promise<string> {
  return transact(db, anonymous, now, async (work) => {
    const id = await takeEmailToken(work, token, "this-browser");
    if (!id) throw new NotAllowedNow("use this link: it was used before or is more than 15 minutes old");
    work.audit("person.browser-known", { type: "person", id });
    return knowBrowser(work.trx, id, undefined, now);
  });
}
