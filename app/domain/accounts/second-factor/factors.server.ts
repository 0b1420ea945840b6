import { sql } from "kysely";
import type { Db, Trx } from "#db/client.server.ts";

/** What a person can show beside their password. */
export type Factors = {
  /** Since when they have an authenticator app. */
  app: Date | undefined;
  passkeys: { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }[];
  /** Recovery codes not yet used. They stand in for a factor and are none by themselves. */
  codesLeft: number;
};

/** Everything of the kind that a person has set up. */
export async function factorsOf(db: Db | Trx, personId: string): Promise<Factors> {
  const app = await db
    .selectFrom("authenticator_app")
    .select("confirmed_at")
    .where("person_id", "=", personId)
    .executeTakeFirst();
  const passkeys = await db
    .selectFrom("passkey")
    .select(["id", "name", "created_at as createdAt", "last_used_at as lastUsedAt"])
    .where("person_id", "=", personId)
    .orderBy("created_at")
    .execute();
  const { left } = await db
    .selectFrom("recovery_code")
    .select(sql<number>`count(*)::int`.as("left"))
    .where("person_id", "=", personId)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return { app: app?.confirmed_at ?? undefined, passkeys, codesLeft: left };
}

/** How many factors a person has: their app, and each passkey. Recovery codes don't count. */
export async function countFactors(db: Db | Trx, personId: string): Promise<number> {
  const { app, passkeys } = await factorsOf(db, personId);
  return (app ? 1 : 0) + passkeys.length;
}

/** Whether this person is asked for a second factor when they sign in. */
export const hasSecondFactor = async (db: Db | Trx, personId: string): Promise<boolean> =>
  (await countFactors(db, personId)) > 0;
