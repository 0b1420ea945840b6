import { sql } from "kysely";
import { type Actor, anonymous, type CouncilRole, type ProviderRole } from "#app/access/actor.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { newToken, tokenHash } from "./secret-token.server.ts";

const ABSOLUTE_HOURS = 12;
const idleMinutes = { council: 30, provider: 60 };
const MINUTE = 60_000;
/** `seen_at` moves at most this often, so that reading a page is rarely a write. */
const SEEN_EVERY = MINUTE;

/** Opens a sign-in and returns its token, which only the cookie holds. Ends after 12 hours at the latest. */
export async function openSignIn(trx: Trx, personId: string, now: Date): Promise<string> {
  const token = newToken();
  await trx
    .insertInto("sign_in")
    .values({
      id_hash: tokenHash(token),
      person_id: personId,
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + ABSOLUTE_HOURS * 60 * MINUTE),
    })
    .execute();
  return token;
}

/** Ends one sign-in; ending it twice is harmless. */
export async function endSignIn(db: Db | Trx, token: string, now: Date): Promise<void> {
  await db
    .updateTable("sign_in")
    .set({ ended_at: now })
    .where("id_hash", "=", tokenHash(token))
    .where("ended_at", "is", null)
    .execute();
}

/**
 * Who holds this cookie: a council officer with their roles, a provider's person, or nobody when it is unknown,
 * ended, idle (30 minutes staff, 60 provider) or older than 12 hours.
 */
export async function actorOf(db: Db, token: string | undefined, now: Date): Promise<Actor> {
  if (!token) return anonymous;
  const row = await readSignIn(db, token);
  if (!row || row.ended_at || row.disabled_at || row.expires_at <= now) return anonymous;
  const actor = toActor(row);
  const idle = idleMinutes[actor.kind === "council" ? "council" : "provider"] * MINUTE;
  if (now.getTime() - row.seen_at.getTime() > idle) return anonymous;
  if (now.getTime() - row.seen_at.getTime() > SEEN_EVERY)
    await db.updateTable("sign_in").set({ seen_at: now }).where("id_hash", "=", tokenHash(token)).execute();
  return actor;
}

/** The person of a sign-in, even when it has expired: to whom a kept form belongs. */
export async function personOfToken(db: Db, token: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("sign_in")
    .select("person_id")
    .where("id_hash", "=", tokenHash(token))
    .executeTakeFirst();
  return row?.person_id;
}

async function readSignIn(db: Db, token: string) {
  return db
    .selectFrom("sign_in")
    .innerJoin("person", "person.id", "sign_in.person_id")
    .leftJoin("provider_member", "provider_member.person_id", "person.id")
    .leftJoin("provider", "provider.id", "provider_member.provider_id")
    .select([
      "sign_in.seen_at",
      "sign_in.expires_at",
      "sign_in.ended_at",
      "person.id as person_id",
      "person.name",
      "person.email",
      "person.disabled_at",
      "provider.id as provider_id",
      "provider.name as provider_name",
      "provider_member.role as provider_role",
      sql<string[] | null>`(select array_agg(role) from person_role where person_id = person.id)`.as("roles"),
    ])
    .where("sign_in.id_hash", "=", tokenHash(token))
    .orderBy("provider.name")
    .limit(1)
    .executeTakeFirst();
}

function toActor(row: NonNullable<Awaited<ReturnType<typeof readSignIn>>>): Actor {
  const person = { personId: row.person_id, name: row.name, email: row.email };
  if (row.provider_id && row.provider_name && row.provider_role)
    return {
      kind: "provider",
      ...person,
      providerId: row.provider_id,
      providerName: row.provider_name,
      role: row.provider_role as ProviderRole,
    };
  return { kind: "council", ...person, roles: (row.roles ?? []) as CouncilRole[] };
}
