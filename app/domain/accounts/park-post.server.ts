import type { Db } from "#db/client.server.ts";
import { newToken, seal, tokenHash, unseal } from "./secret-token.server.ts";
import { personOfToken } from "./sign-ins.server.ts";

const KEPT_MINUTES = 30;
/** What people type to prove who they are is never kept. */
const secrets: ReadonlySet<string> = new Set(["password", "currentPassword", "code", "recoveryCode", "passkey", "key"]);

export type ParkedPost = { path: string; fields: [string, string][] };

/**
 * Keeps the form that came with an expired sign-in, sealed for its person, for 30 minutes, without passwords and codes. Returns the token by
 * which it is found, or undefined when the cookie never was a sign-in (strangers' posts are not kept).
 */
export async function parkPost(
  db: Db,
  secret: string,
  signInToken: string,
  post: ParkedPost,
  now: Date,
): Promise<string | undefined> {
  const person = await personOfToken(db, signInToken);
  if (!person) return undefined;
  const token = newToken();
  const fields = post.fields.filter(([name]) => !secrets.has(name));
  await db
    .insertInto("parked_post")
    .values({
      token_hash: tokenHash(token),
      path: post.path,
      sealed: seal(secret, `${person}|${post.path}`, JSON.stringify(fields)),
      created_at: now,
      expires_at: new Date(now.getTime() + KEPT_MINUTES * 60_000),
    })
    .execute();
  return token;
}

/** The kept form, for the same person only; undefined when there is none, it is too old, or someone else's. */
export async function findParkedPost(
  db: Db,
  secret: string,
  token: string,
  personId: string,
  now: Date,
): Promise<ParkedPost | undefined> {
  const row = await db
    .selectFrom("parked_post")
    .select(["path", "sealed"])
    .where("token_hash", "=", tokenHash(token))
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (!row) return undefined;
  try {
    return { path: row.path, fields: JSON.parse(unseal(secret, `${personId}|${row.path}`, row.sealed)) };
  } catch {
    return undefined;
  }
}

/** Forgets a kept form, and every one that is too old. */
export async function forgetParkedPosts(db: Db, token: string | undefined, now: Date): Promise<void> {
  await db
    .deleteFrom("parked_post")
    .where((eb) => eb.or([eb("expires_at", "<=", now), ...(token ? [eb("token_hash", "=", tokenHash(token))] : [])]))
    .execute();
}
