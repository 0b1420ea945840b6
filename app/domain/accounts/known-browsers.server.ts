import type { Db, Trx } from "#db/client.server.ts";
import { hasEmail } from "./known-person.server.ts";
import { newToken, tokenHash } from "./secret-token.server.ts";

/** How long a browser is remembered after its last sign-in, in days. */
export const KNOWN_DAYS = 90;
const DAY = 86_400_000;

/** Whether the account of this address knows the browser by its cookie. */
export async function isKnownBrowser(db: Db, email: string, token: string | undefined, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom("known_browser")
    .innerJoin("person", "person.id", "known_browser.person_id")
    .select("person.id")
    .where("known_browser.token_hash", "=", tokenHash(token ?? ""))
    .where("known_browser.expires_at", ">", now)
    .where(hasEmail(email))
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Remembers the browser of a person who has just shown who they are, for 90 days, and returns the token for its
 * cookie: the one that it came with, where that was theirs already. Forgets those of theirs that are too old.
 */
export async function knowBrowser(
  db: Db | Trx,
  personId: string,
  token: string | undefined,
  now: Date,
): Promise<string> {
  const expires_at = new Date(now.getTime() + KNOWN_DAYS * DAY);
  await db.deleteFrom("known_browser").where("person_id", "=", personId).where("expires_at", "<=", now).execute();
  const held = await db
    .updateTable("known_browser")
    .set({ expires_at })
    .where("token_hash", "=", tokenHash(token ?? ""))
    .where("person_id", "=", personId)
    .returning("person_id")
    .executeTakeFirst();
  if (held && token) return token;
  const made = newToken();
  await db
    .insertInto("known_browser")
    .values({ token_hash: tokenHash(made), person_id: personId, created_at: now, expires_at })
    .execute();
  return made;
}

/** Forgets the browsers of a person, save the one that holds this token. */
export async function forgetBrowsers(db: Db | Trx, personId: string, exceptToken?: string): Promise<void> {
  await db
    .deleteFrom("known_browser")
    .where("person_id", "=", personId)
    .where("token_hash", "!=", tokenHash(exceptToken ?? ""))
    .execute();
}
