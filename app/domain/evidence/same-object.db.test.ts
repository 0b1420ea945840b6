import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, afterEach, expect, test } from "vitest";
import type { Actor } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { Scanner } from "#app/platform/scanner.server.ts";
import { shortPdf } from "#db/demonstration/short-pdf.ts";
import { anApplication } from "#db/factories/applications.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { testStore } from "#db/test-database/test-store.ts";
import { giveEvidence } from "./give-evidence.server.ts";
import { removeIfUnused } from "./remove-object.server.ts";
import { scanEvidence } from "./scan-evidence.server.ts";

const database = testDatabase();
const s3 = testStore();
const folder = mkdtempSync(join(tmpdir(), "portal-same-object-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(async () => {
  for (const key of await keys()) await s3.store.remove(key);
});
const now = new Date("2026-09-14T09:00:00Z");

function aFile(words: string) {
  const bytes = Buffer.from(shortPdf(words));
  const path = join(folder, uuidv7());
  writeFileSync(path, bytes);
  return { path, name: "Policy.pdf", size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}
const give = (who: Actor, applicationId: string, file: ReturnType<typeof aFile>, questionId = "SAF-01") =>
  giveEvidence(
    { db: database.web, store: s3.store },
    who,
    {
      ...{ applicationId, questionId, field: "value", contentType: "application/pdf", dated: "2026-09-01" },
      ...{ submissionKey: uuidv7(), file },
    },
    now,
  );
async function keys() {
  const found: string[] = [];
  for await (const key of s3.store.keys("")) found.push(key);
  return found;
}
const rows = () => database.owner.selectFrom("evidence").selectAll().orderBy("version").execute();
const clean: Scanner = {
  healthy: async () => true,
  version: async () => undefined,
  scan: async (stream) => {
    await buffer(stream);
    return { state: "clean" };
  },
};
const scan = (id: string) => {
  const log = createLog("fatal");
  return scanEvidence(
    { db: database.web, store: s3.store, scanner: clean, now: () => now, log, config: {} as never },
    id,
  );
};
const dailyLimit = (uses: number) =>
  database.owner
    .insertInto("setting")
    .values({
      ...{ key: "limit.upload-day", effective_from: "2026-01-01", source: "test" },
      value: { uses, minutes: 1440 },
    })
    .execute();

test("B15 the same file uploaded 50 times: one object, then the quota message", async () => {
  const { owner, id } = await anApplication(database.owner, { answers: {} });
  await dailyLimit(50);
  const file = aFile("The same policy");
  const first = await give(owner, id, file);
  for (let time = 1; time < 25; time++) await give(owner, id, file);
  await scan(first);
  for (let time = 25; time < 50; time++) await give(owner, id, file);
  const given = await rows();
  expect(given).toHaveLength(50);
  expect(new Set(given.map(({ object_key: key, scan }) => `${scan} ${key}`))).toEqual(
    new Set([`clean evidence/${first}`]),
  );
  expect(await keys()).toEqual([`evidence/${first}`]);
  await expect(give(owner, id, file)).rejects.toThrow("uploaded 50 documents within a day, and cannot upload more yet");
  expect(await rows()).toHaveLength(50);

  await scan(given[49]?.id ?? "");
  expect((await rows()).map(({ state }) => state).filter((state) => state !== "superseded")).toEqual(["given"]);
});

test("B15 the same file sent many times at once is one object in the end", async () => {
  const { owner, id } = await anApplication(database.owner, { answers: {} });
  const file = aFile("At once");
  await Promise.all(Array.from({ length: 8 }, () => give(owner, id, file)));
  expect(new Set((await rows()).map(({ object_key: key }) => key)).size).toBe(1);
  expect(await keys()).toHaveLength(1);
});

test("B15 another provider's file, and one whose object is gone, are stored anew", async () => {
  const { owner, id } = await anApplication(database.owner, { answers: {} });
  const other = await anApplication(database.owner, { answers: {} });
  const file = aFile("Somebody else's too");
  const first = await give(owner, id, file);
  await give(other.owner, other.id, file);
  expect(await keys()).toHaveLength(2);
  await s3.store.remove(`quarantine/${first}`);
  const again = await give(owner, id, file);
  expect(await keys()).toContain(`quarantine/${again}`);
});

test("B15 an object is removed only when no document that stands is it", async () => {
  const { owner, id } = await anApplication(database.owner, { answers: {} });
  const file = aFile("For two");
  const [first, second] = [await give(owner, id, file), await give(owner, id, file)];
  const key = `quarantine/${first}`;
  const drop = (id: string) =>
    database.owner.updateTable("evidence").set({ state: "removed" }).where("id", "=", id).execute();
  await drop(first);
  expect(await removeIfUnused(database.web, s3.store, key)).toBe(false);
  expect(await keys()).toEqual([key]);
  await drop(second);
  expect(await removeIfUnused(database.web, s3.store, key)).toBe(true);
  expect(await keys()).toEqual([]);
});
