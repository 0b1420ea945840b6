import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { System } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
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
 * Returns the id of the version.
 */
export async function saveCalendar(trx: Trx, known: BankHolidays, now: Date): Promise<string> {
  const id = uuidv7(now.getTime());
  await trx
    .insertInto("calendar_version")
    .values({
      id,
      version: known.version,
      source: known.source,
      first_year: known.firstYear,
      last_year: known.lastYear,
      imported_at: now,
    })
    .execute();
  await trx.deleteFrom("bank_holiday").execute();
  await trx.insertInto("bank_holiday").values(known.holidays).execute();
  return id;
}

/** Saves the bank holidays that a command read, and records that working days are counted anew. `db` is the owner's. */
export function importCalendar(db: Db, known: BankHolidays, now: Date): Promise<void> {
  const command: System = { kind: "system", task: "import-bank-holidays" };
  return transact(db, command, now, async (work) => {
    const id = await saveCalendar(work.trx, known, now);
    const { version, firstYear, lastYear } = known;
    work.audit("calendar.import", { type: "calendar", id }, { version, firstYear, lastYear });
  });
}
