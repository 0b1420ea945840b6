import type { Db, Trx } from "#db/client.server.ts";

/** The value of a dated setting on a London date: the newest that has begun. Throws when there is none. */
export async function currentSetting(db: Db | Trx, key: string, today: string): Promise<unknown> {
  const row = await find(db, key, today);
  if (!row) throw new Error(`The setting ${key} has no value for ${today}`);
  return row.value;
}

/** The same, or the shipped default where the council has set nothing. */
export async function settingOr(db: Db | Trx, key: string, today: string, shipped: unknown): Promise<unknown> {
  return (await find(db, key, today))?.value ?? shipped;
}

const find = (db: Db | Trx, key: string, today: string) =>
  db
    .selectFrom("setting")
    .select("value")
    .where("key", "=", key)
    .where("effective_from", "<=", today)
    .orderBy("effective_from", "desc")
    .limit(1)
    .executeTakeFirst();
