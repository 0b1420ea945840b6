import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { testDatabase } from "#db/test-database/test-database.ts";

const database = testDatabase();

test("the types of the tables are what the migrations made", () => {
  const command = ["node_modules/kysely-codegen/dist/cli/bin.js", "--verify", "--url", database.urls.owner];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  expect(stdout + stderr).toContain("up-to-date");
  expect(status).toBe(0);
});
