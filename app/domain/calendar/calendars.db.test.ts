import { beforeEach, expect, test } from "vitest";
import { shippedCalendar } from "#db/defaults/bank-holidays.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { toCalendar } from "./bank-holidays.ts";
import { loadCalendar, saveCalendar } from "./calendars.server.ts";

const db = testDatabase();
const later = { ...shippedCalendar, version: "later", lastYear: 2026 };
later.holidays = shippedCalendar.holidays.filter((day) => day.date < "2027");

beforeEach(async () => {
  await db.owner.deleteFrom("closure_day").execute();
  await db.owner.deleteFrom("calendar_version").execute();
  await db.owner.transaction().execute((trx) => saveCalendar(trx, shippedCalendar, new Date("2026-08-01T09:00:00Z")));
});

test("what was saved is loaded, by the role of the pages", async () => {
  expect(await loadCalendar(db.web)).toEqual(toCalendar(shippedCalendar));
});

test("closure days come with it", async () => {
  await db.owner.insertInto("closure_day").values({ date: "2026-12-29", title: "Christmas closure" }).execute();
  expect((await loadCalendar(db.web)).closureDays).toEqual(["2026-12-29"]);
});

test("the newest import counts, whole, and the earlier one stays on record", async () => {
  await db.owner.transaction().execute((trx) => saveCalendar(trx, later, new Date("2026-09-01T09:00:00Z")));
  expect(await loadCalendar(db.web)).toEqual(toCalendar(later));
  const versions = await db.owner.selectFrom("calendar_version").select("version").orderBy("imported_at").execute();
  expect(versions.map((row) => row.version)).toEqual(["gov.uk-2026-08", "later"]);
});

test("an import that fails leaves everything as it was", async () => {
  const [first] = later.holidays;
  const twice = { ...later, holidays: first ? [first, first] : [] };
  const saving = db.owner.transaction().execute((trx) => saveCalendar(trx, twice, new Date("2026-09-01T09:00:00Z")));
  await expect(saving).rejects.toThrow("bank_holiday");
  expect(await loadCalendar(db.web)).toEqual(toCalendar(shippedCalendar));
});

test("the role of the pages reads the calendar and cannot change it", async () => {
  const saving = db.web.transaction().execute((trx) => saveCalendar(trx, later, new Date("2026-09-01T09:00:00Z")));
  await expect(saving).rejects.toThrow("permission denied");
});
