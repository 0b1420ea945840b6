import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { divisions } from "#app/domain/calendar/calendar.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { shippedCalendar } from "#db/defaults/bank-holidays.ts";
import { testDatabase } from "#db/test-database/test-database.ts";

vi.setConfig({ testTimeout: 60_000 });

const db = testDatabase();
const folder = mkdtempSync(join(tmpdir(), "bank-holidays-"));
const env = { ...process.env, DATABASE_URL: db.urls.web, DATABASE_OWNER_URL: db.urls.owner };

afterAll(() => rmSync(folder, { recursive: true }));

test("an imported list changes working days from then on", async () => {
  const file = published([...shippedCalendar.holidays, ...nextYear()]);
  const imported = run("import-bank-holidays.ts", file);
  expect([imported.status, imported.stderr]).toEqual([0, ""]);
  expect(imported.stdout).toContain("from 2025 to 2029");
  expect((await loadCalendar(db.web)).lastYear).toBe(2029);
  expect(await audited()).toMatchObject([
    {
      actor_kind: "system:import-bank-holidays",
      action: "calendar.import",
      detail: { firstYear: 2025, lastYear: 2029 },
    },
  ]);

  const answer = JSON.parse(run("deadline.ts", "2028-12-29 10:00").stdout);
  expect(answer).toMatchObject({ deemed: "2028-12-29", due: "2029-01-02T17:00:00.000Z" });
  expect(answer.rule).toMatch(/version gov\.uk-[0-9a-f]{12}\.$/);
});

test.each([
  ["a list cut short", published(shippedCalendar.holidays.filter((day) => day.date < "2028-06")), "2028"],
  ["what is no JSON", written("<html>Not found</html>"), "does not hold JSON"],
  ["no file", join(folder, "none.json"), "no file"],
])("%s is refused, and nothing changes", async (_name, file, message) => {
  const before = await loadCalendar(db.web);
  const { status, stdout, stderr } = run("import-bank-holidays.ts", file);
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(message);
  expect(stderr).toContain("Nothing was changed.");
  expect(await loadCalendar(db.web)).toEqual(before);
  expect(await audited()).toEqual([]);
});

const audited = () => db.owner.selectFrom("audit_entry").selectAll().execute();

function run(command: string, argument: string) {
  const arguments_ = ["--import", "tsx", join("db/commands", command), argument];
  return spawnSync(process.execPath, arguments_, { env, encoding: "utf8" });
}

/** A made-up year with a holiday on the first of each month, so that it counts as complete. */
function nextYear() {
  const dates = Array.from({ length: 12 }, (_, month) => `2029-${String(month + 1).padStart(2, "0")}-01`);
  return divisions.flatMap((division) => dates.map((date) => ({ division, date, title: "Invented" })));
}

function published(holidays: typeof shippedCalendar.holidays): string {
  const of = (division: string) => ({ division, events: holidays.filter((day) => day.division === division) });
  return written(JSON.stringify(Object.fromEntries(divisions.map((division) => [division, of(division)]))));
}

function written(text: string): string {
  const path = join(folder, `${text.length}.json`);
  writeFileSync(path, text);
  return path;
}
