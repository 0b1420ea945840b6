import { jsonArrayFrom } from "kysely/helpers/postgres";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type BankHolidays, toCalendar } from "./bank-holidays.ts";
import type { Calendar } from "./calendar.ts";

/**
 * The calendar in force: the newest bank holidays imported, and the council's closure days. Read in one statement, so
 * that an import under way is seen whole or not at all. Throws when none was ever saved.
 */
export async function loadCalendar(db: Db | Trx): Promise<Calendar> {
  const known = await db
    .selectFrom("calendar_version")
    .select((eb) => [
      "version",
      "first_year as firstYear",
      "last_year as lastYear",
      jsonArrayFrom(eb.selectFrom("bank_holiday").select(["division", "date"]).orderBy("date")).as("holidays"),
      jsonArrayFrom(eb.selectFrom("closure_day").select("date").orderBy("date")).as("closures"),
    ])
    .orderBy("imported_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  return toCalendar(
    known,
    known.closures.map((day) => day.date),
  );
}

/**
 * Puts these bank holidays in place of all that were known; earlier versions stay on record, closure days as they are.
 */
export async function saveCalendar(trx: Trx, known: BankHolidays, now: Date): Promise<void> {
  await trx
    .insertInto("calendar_version")
    .values({
      id: uuidv7(now.getTime()),
      version: known.version,
      source: known.source,
      first_year: known.firstYear,
      last_year: known.lastYear,
      imported_at: now,
    })
    .execute();
  await trx.deleteFrom("bank_holiday").execute();
  await trx.insertInto("bank_holiday").values(known.holidays).execute();
}
