import type { Db, Trx } from "#db/client.server.ts";

/** The first bank holiday in England and Wales on or after a London date, by the calendar that the portal counts with. */
export const nextBankHoliday = (db: Db | Trx, from: string): Promise<{ date: string; title: string } | undefined> =>
  db
    .selectFrom("bank_holiday")
    .select(["date", "title"])
    .where("division", "=", "england-and-wales")
    .where("date", ">=", from)
    .orderBy("date")
    .limit(1)
    .executeTakeFirst();
