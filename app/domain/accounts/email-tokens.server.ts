import type { Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { newToken, tokenHash } from "./secret-token.server.ts";

const MINUTE = 60_000;
/** For how many minutes a link works, by what it is for. */
const lifeMinutes = { "confirm-email": 48 * 60, "reset-password": 60, "change-email": 60, "this-browser": 15 };
type Purpose = keyof typeof lifeMinutes;

/**
 * A link for a mail, good once, for as long as its purpose says unless `minutes` are given, bound to an address where
 * one is. Returns its token; only a hash is kept.
 */
export async function newEmailToken(
  work: Work,
  personId: string,
  purpose: Purpose,
  { email = null, minutes = lifeMinutes[purpose] }: { email?: string | null; minutes?: number } = {},
): Promise<string> {
  const token = newToken();
  await work.trx
    .insertInto("email_token")
    .values({
      token_hash: tokenHash(token),
      person_id: personId,
      purpose,
      email,
      created_at: work.now,
      expires_at: new Date(work.now.getTime() + minutes * MINUTE),
    })
    .execute();
  return token;
}

/** The person and the bound address of a link that still works; undefined for one that is unknown, used or too old. */
export async function readEmailToken(db: Db | Trx, token: string, purpose: Purpose, now: Date) {
  return db
    .selectFrom("email_token")
    .innerJoin("person", "person.id", "email_token.person_id")
    .select(["person.id", "person.name", "person.email", "email_token.email as bound"])
    .where("token_hash", "=", tokenHash(token))
    .where("purpose", "=", purpose)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .where("person.disabled_at", "is", null)
    .executeTakeFirst();
}

/** Uses a link up and returns whose it is; undefined for one that is unknown, used or too old. */
export async function takeEmailToken(work: Work, token: string, purpose: Purpose): Promise<string | undefined> {
  const used = await work.trx
    .updateTable("email_token")
    .set({ used_at: work.now })
    .where("token_hash", "=", tokenHash(token))
    .where("purpose", "=", purpose)
    .where("used_at", "is", null)
    .where("expires_at", ">", work.now)
    .returning("person_id")
    .executeTakeFirst();
  return used?.person_id;
}

/** Uses a link up, and with it every other of the person's for the same purpose; false when another request was first. */
export async function spendEmailToken(work: Work, token: string, personId: string, purpose: Purpose): Promise<boolean> {
  const used = await takeEmailToken(work, token, purpose);
  await voidEmailTokens(work, personId, purpose);
  return used !== undefined;
}

/** Makes every open link of a person's useless, for one purpose. */
export async function voidEmailTokens(work: Work, personId: string, purpose: Purpose): Promise<void> {
  await work.trx
    .updateTable("email_token")
    .set({ used_at: work.now })
    .where("person_id", "=", personId)
    .where("purpose", "=", purpose)
    .where("used_at", "is", null)
    .execute();
}
