import { sql } from "kysely";
import { type Actor, anonymous, type CouncilRole, type ProviderRole } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { newToken, tokenHash } from "./secret-token.server.ts";

const ABSOLUTE_HOURS = 12;
const idleMinutes = { council: 30, provider: 60 };
const MINUTE = 60_000;
/** `seen_at` moves at most this often, so that reading a page is rarely a write. */
const SEEN_EVERY = MINUTE;

/** How a second factor was shown. */
export type SecondFactor = "app" | "passkey" | "recovery-code" | "single-sign-on";

/** A sign-in as it stands at this moment. */
export type SignIn = {
  /** Who acts by it: nobody while its second factor is still awaited. */
  actor: Actor;
  id: string;
  personId: string;
  awaitingFactor: boolean;
  /** Whether a second factor was shown; a demonstration account needs none where `demo` is on. */
  twoFactors: boolean;
  /** When the person last proved who they are. */
  provenAt: Date;
  /** When it ends if nothing is done, and when it ends whatever is done. */
  idleAt: Date;
  endsAt: Date;
};

export type NewSignIn = {
  personId: string;
  awaitingFactor?: boolean;
  secondFactor?: SecondFactor;
  /** The provider for which the person acts; the first by name when it isn't given. */
  providerId?: string | null;
  /** What the browser calls itself, cut short, so that a person can tell their sign-ins apart. */
  browser?: string;
};

/** Opens a sign-in and returns its token, which only the cookie holds. Ends after 12 hours at the latest. */
export async function openSignIn(trx: Db | Trx, wanted: NewSignIn, now: Date): Promise<string> {
  const token = newToken();
  await trx
    .insertInto("sign_in")
    .values({
      id: uuidv7(now.getTime()),
      id_hash: tokenHash(token),
      person_id: wanted.personId,
      awaiting_factor: wanted.awaitingFactor ?? false,
      second_factor: wanted.secondFactor ?? null,
      provider_id: wanted.providerId ?? null,
      browser: (wanted.browser ?? "").slice(0, 200),
      created_at: now,
      seen_at: now,
      proven_at: now,
      expires_at: new Date(now.getTime() + ABSOLUTE_HOURS * 60 * MINUTE),
    })
    .execute();
  return token;
}

/**
 * Ends this sign-in and opens another for the same person, provider and browser, keeping its absolute end: the new id
 * that each rise of privilege asks for (ASVS 7.2.4). Without a factor it keeps the one it had. Returns the new token.
 */
export async function renewSignIn(
  trx: Db | Trx,
  token: string,
  secondFactor: SecondFactor | undefined,
  now: Date,
): Promise<string> {
  const old = await trx
    .updateTable("sign_in")
    .set({ ended_at: now })
    .where("id_hash", "=", tokenHash(token))
    .returning(["person_id", "provider_id", "browser", "expires_at", "second_factor"])
    .executeTakeFirstOrThrow();
  const { person_id: personId, provider_id: providerId, browser } = old;
  const renewed = await openSignIn(trx, { personId, providerId, browser, secondFactor }, now);
  await trx
    .updateTable("sign_in")
    .set({ expires_at: old.expires_at, second_factor: secondFactor ?? old.second_factor })
    .where("id_hash", "=", tokenHash(renewed))
    .execute();
  return renewed;
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

/** Ends every sign-in of a person, save one (by its id) when they end the others themselves. Returns how many. */
export async function endSignIns(db: Db | Trx, personId: string, now: Date, except?: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("sign_in")
    .set({ ended_at: now })
    .where("person_id", "=", personId)
    .where("ended_at", "is", null)
    .$if(except !== undefined, (query) => query.where("id", "!=", except ?? ""))
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/**
 * The sign-in that this cookie holds, or undefined when it is unknown, ended, idle (30 minutes staff, 60 provider) or
 * older than 12 hours. Roles are read anew at each request, so that a change counts from the next one.
 */
export async function signInOf(
  db: Db,
  token: string | undefined,
  now: Date,
  demo = false,
): Promise<SignIn | undefined> {
  if (!token) return undefined;
  const row = await readSignIn(db, token);
  if (!row || row.ended_at || row.disabled_at || row.expires_at <= now) return undefined;
  const actor = toActor(row);
  const idle = idleMinutes[actor.kind === "council" ? "council" : "provider"] * MINUTE;
  if (now.getTime() - row.seen_at.getTime() > idle) return undefined;
  const moved = now.getTime() - row.seen_at.getTime() > SEEN_EVERY;
  if (moved) await db.updateTable("sign_in").set({ seen_at: now }).where("id_hash", "=", tokenHash(token)).execute();
  return {
    actor: row.awaiting_factor ? anonymous : actor,
    id: row.id,
    personId: row.person_id,
    awaitingFactor: row.awaiting_factor,
    twoFactors: row.second_factor !== null || (demo && row.demonstration),
    provenAt: row.proven_at ?? row.created_at,
    idleAt: new Date((moved ? now : row.seen_at).getTime() + idle),
    endsAt: row.expires_at,
  };
}

/** When a sign-in ends if nothing is done. */
export const endOf = ({ idleAt, endsAt }: SignIn): Date => (idleAt < endsAt ? idleAt : endsAt);

/** Since when a sign-in must have been used to be alive still: 30 minutes for the council's people, 60 for providers'. */
export const idleSince = (kind: "council" | "provider", now: Date): Date =>
  new Date(now.getTime() - idleMinutes[kind] * MINUTE);

/** Who acts by this cookie; nobody when there is no such sign-in or its second factor is still awaited. */
export const actorOf = async (db: Db, token: string | undefined, now: Date): Promise<Actor> =>
  (await signInOf(db, token, now))?.actor ?? anonymous;

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
      "sign_in.id",
      "sign_in.awaiting_factor",
      "sign_in.second_factor",
      "sign_in.proven_at",
      "sign_in.created_at",
      "sign_in.seen_at",
      "sign_in.expires_at",
      "sign_in.ended_at",
      "person.id as person_id",
      "person.name",
      "person.email",
      "person.disabled_at",
      "person.demonstration",
      "provider.id as provider_id",
      "provider.name as provider_name",
      "provider_member.role as provider_role",
      sql<string[] | null>`(select array_agg(role) from person_role where person_id = person.id)`.as("roles"),
    ])
    .where("sign_in.id_hash", "=", tokenHash(token))
    .orderBy(sql`provider.id is distinct from sign_in.provider_id`)
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
