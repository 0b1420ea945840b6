import { createHash } from "node:crypto";
import { sql } from "kysely";
import { TooMany } from "#app/domain/errors.ts";
import { today } from "#app/domain/london-time.ts";
import { settingOr } from "#app/domain/settings.server.ts";
import type { Db } from "#db/client.server.ts";
import { type Limit, type LimitName, limit, shippedLimits } from "./limits.ts";

const MINUTE = 60_000;

const keyOf = (name: LimitName, by: string): Buffer => createHash("sha256").update(`${name}|${by}`).digest();

/** The limit of this name as it stands on the day: the council's own, or the shipped one. */
export async function limitOf(db: Db, name: LimitName, now: Date): Promise<Limit> {
  return limit.parse(await settingOr(db, `limit.${name}`, today(now), shippedLimits[name]));
}

/**
 * Counts one use (or `weight` of them) by `by` (an account, an address, an organisation; kept as a hash only) and returns how many there
 * were since the window began. Outside any transaction, so that a refused attempt counts too; every process shares it.
 */
export async function countUse(
  db: Db,
  name: LimitName,
  by: string,
  { minutes }: Limit,
  now: Date,
  weight = 1,
): Promise<number> {
  const key = keyOf(name, by);
  const over = sql<boolean>`limit_use.began_at <= ${new Date(now.getTime() - minutes * MINUTE)}`;
  const { uses } = await db
    .insertInto("limit_use")
    .values({ key, began_at: now, uses: weight })
    .onConflict((conflict) =>
      conflict.column("key").doUpdateSet({
        uses: sql`case when ${over} then excluded.uses else limit_use.uses + excluded.uses end`,
        began_at: sql`case when ${over} then excluded.began_at else limit_use.began_at end`,
      }),
    )
    .returning("uses")
    .executeTakeFirstOrThrow();
  return uses;
}

/** Gives one counted use back: what was counted beforehand turned out right, and only wrong ones should count. */
export async function giveBack(db: Db, name: LimitName, by: string): Promise<void> {
  await db
    .updateTable("limit_use")
    .set((eb) => ({ uses: eb("uses", "-", 1) }))
    .where("key", "=", keyOf(name, by))
    .where("uses", ">", 0)
    .execute();
}

/** Counts one use, and throws TooMany (429, with the minutes to wait) when it is one more than the limit allows. */
export async function keepWithin(db: Db, name: LimitName, by: string, now: Date): Promise<void> {
  const allowed = await limitOf(db, name, now);
  if ((await countUse(db, name, by, allowed, now)) > allowed.uses) throw new TooMany(allowed.minutes);
}

const LONGEST_WINDOW_MINUTES = 25 * 60;

/** Forgets counts of windows that are long over. A council's own windows are a day at most too. */
export async function forgetOldUses(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - LONGEST_WINDOW_MINUTES * MINUTE);
  await db.deleteFrom("limit_use").where("began_at", "<", before).execute();
}
