import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { findPlace } from "#app/domain/postcodes/place-of.server.ts";
import { testDatabase } from "#db/test-database/test-database.ts";

vi.setConfig({ testTimeout: 60_000 });

const db = testDatabase();
const folder = mkdtempSync(join(tmpdir(), "postcodes-"));
const env = { ...process.env, DATABASE_URL: db.urls.web, DATABASE_OWNER_URL: db.urls.owner };
const header = '"pcd","pcds","doterm","laua","lat","long"';
const lines = [
  '"HR1 1AA","HR1 1AA","","E06000019",52.0,-2.7',
  '"HR1 1AB","HR1 1AB","","E06000019",52.2,-2.5',
  '"HR8 9AA","HR8 9AA","200601","",99.999999,0.000000',
  '"NP7 7AA","NP7 7AA","","W06000021",51.9,-3.0',
];

afterAll(() => rmSync(folder, { recursive: true }));

test("a file is imported, and a newer one takes its place postcode by postcode", async () => {
  const first = run(written("NSPL_NOV_2021_UK.csv", [header, ...lines]));
  expect([first.status, first.stderr]).toEqual([0, ""]);
  expect(first.stdout).toBe(
    "Imported 3 postcodes and worked out the middle of 2 outcodes. 1 lines had no place and were passed over.\n",
  );
  expect(await outcodes()).toEqual([
    { outcode: "HR1", latitude: 52.1, longitude: -2.6, area: "Herefordshire", source: "ONS NSPL, Nov 2021" },
    { outcode: "NP7", latitude: 51.9, longitude: -3, area: "Monmouthshire", source: "ONS NSPL, Nov 2021" },
  ]);
  expect(await findPlace(db.web, "hr1 2zz")).toMatchObject({ outcode: "HR1", latitude: 52.1 });
  expect(await findPlace(db.web, "Hereford")).toBeUndefined();

  const moved = '"HR1 1AB","HR1 1AB","","E06000019",52.4,-2.3';
  expect(run(written("NSPL_FEB_2022_UK.csv", [header, moved])).status).toBe(0);
  expect(await outcodes()).toMatchObject([
    { outcode: "HR1", latitude: 52.2, longitude: -2.5, source: "ONS NSPL, Feb 2022" },
    { outcode: "NP7", source: "ONS NSPL, Nov 2021" },
  ]);
});

test.each([
  ["a table of something else", ["name,age", "Ann,4"], "not an ONS National Statistics Postcode Lookup"],
  ["a page", ["<html><body>Not found</body></html>"], "not an ONS National Statistics Postcode Lookup"],
  ["a file that breaks off", [header, ...lines, '"HR1 1AC","HR1 1A'], "not CSV"],
  ["a line without a place", [header, ...lines, '"HR1 1AC","HR1 1AC","","E06000019",,'], "Line 6 has no place"],
  ["a header alone", [header], "no postcode with a place"],
  ["an empty file", [], "no postcode with a place"],
])("%s is refused, and nothing is half imported", async (_name, text, message) => {
  const { status, stdout, stderr } = run(written("wrong.csv", text));
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(message);
  expect(stderr).toContain("Nothing was changed.");
  expect(await db.owner.selectFrom("postcode").select("postcode").execute()).toEqual([]);
  expect(await outcodes()).toEqual([]);
});

test("no file is refused", () => {
  expect(run(join(folder, "none.csv"))).toMatchObject({ status: 2, stdout: "" });
});

const outcodes = async () => {
  const places = await db.owner.selectFrom("outcode").selectAll().orderBy("outcode").execute();
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return places.map((each) => ({ ...each, latitude: round(each.latitude), longitude: round(each.longitude) }));
};

function run(file: string) {
  const arguments_ = ["--import", "tsx", "db/commands/import-postcodes.ts", file];
  return spawnSync(process.execPath, arguments_, { env, encoding: "utf8" });
}

function written(name: string, text: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, text.join("\n"));
  return path;
}
