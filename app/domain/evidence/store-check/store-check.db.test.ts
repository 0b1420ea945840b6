import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anEvidence } from "#db/factories/applications.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { testStore } from "#db/test-database/test-store.ts";
import { askForCheck } from "./ask-for-check.server.ts";
import { findingsOf, latestChecks } from "./findings.server.ts";
import { reconcileEvidence } from "./reconcile-evidence.server.ts";
import { removeOrphans } from "./remove-orphans.server.ts";

const database = testDatabase();
const s3 = testStore();
const folder = mkdtempSync(join(tmpdir(), "portal-store-check-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(async () => {
  for await (const key of s3.store.keys("")) await s3.store.remove(key);
});
const HOUR = 60 * 60_000;
// Objects are as old as the test; two days later they are no longer young.
const now = new Date(Date.now() + 48 * HOUR);
const system = { kind: "system", task: "reconcile-evidence" } as const;
const check = (at = now) => reconcileEvidence({ db: database.web, store: s3.store }, system, at);

async function put(key: string, length: number) {
  const path = join(folder, uuidv7());
  writeFileSync(path, "x".repeat(length));
  const sha256 = createHash("sha256").update("x".repeat(length)).digest("hex");
  await s3.store.put(key, path, { length, sha256, contentType: "application/pdf" });
}
const states = async () =>
  Object.fromEntries(
    (await database.owner.selectFrom("evidence").select(["id", "state"]).execute()).map(({ id, state }) => [id, state]),
  );

test("F16 missing, cut and orphaned objects are found; lost documents are withdrawn and everybody is told", async () => {
  const owner = await aProviderPerson(database.owner);
  const lead = await anOfficer(database.owner, ["qa_lead"]);
  const whole = await anEvidence(database.owner, owner, { questionId: "INS-01", state: "accepted" });
  const missing = await anEvidence(database.owner, owner, { questionId: "INS-02", state: "accepted" });
  const cut = await anEvidence(database.owner, owner, { questionId: "INS-03" });
  const waiting = await anEvidence(database.owner, owner, { questionId: "SAF-01", scan: "pending" });
  const gone = await anEvidence(database.owner, owner, { questionId: "SAF-12", state: "removed" });
  await put(`evidence/${whole}`, 1000);
  await put(`evidence/${cut}`, 900);
  await put(`quarantine/${waiting}`, 1000);
  await put("evidence/nobodys", 5);

  const id = await check();
  expect(await states()).toEqual({
    ...{ [whole]: "accepted", [missing]: "withdrawn", [cut]: "withdrawn", [waiting]: "given", [gone]: "removed" },
  });
  const { checks, found } = await readAs(database.web, lead, async (trx) => ({
    checks: await latestChecks(trx),
    found: await findingsOf(trx, id, 1),
  }));
  expect(checks).toMatchObject([
    { id, documents: 4, objects: 4, missing: 1, cut: 1, orphaned: 1, doubtful: false, ended_at: now },
  ]);
  expect(found.rows).toMatchObject([
    { kind: "cut", key: `evidence/${cut}`, expected: 1000, found: 900, providers: [owner.providerName] },
    { kind: "missing", key: `evidence/${missing}`, expected: 1000, found: null },
    { kind: "orphaned", key: "evidence/nobodys", found: 5, providers: [] },
  ]);
  const mails = await database.owner.selectFrom("notification").select("template").execute();
  const templates = mails.map(({ template }) => template);
  expect(templates).toEqual(expect.arrayContaining(["evidence-withdrawn", "provider-evidence-withdrawn"]));

  // The same again finds only what is still so.
  await check();
  const again = await readAs(database.web, lead, (trx) => latestChecks(trx));
  expect(again.find((one) => one.id !== id)).toMatchObject({ missing: 0, cut: 0, orphaned: 1 });
});

test("an orphan is removed by a confirmed act only, and never what a document names", async () => {
  const owner = await aProviderPerson(database.owner);
  const lead = await anOfficer(database.owner, ["qa_lead"]);
  await put("evidence/nobodys", 5);
  await put("quarantine/somebodys", 1000);
  const id = await check();
  const document = await anEvidence(database.owner, owner, { scan: "pending" });
  await database.owner
    .updateTable("evidence")
    .set({ object_key: "quarantine/somebodys" })
    .where("id", "=", document)
    .execute();
  const remove = (who: Parameters<typeof removeOrphans>[1], confirmed: boolean) =>
    removeOrphans({ db: database.web, store: s3.store }, who, { checkId: id, confirmed }, now);
  await expect(remove(lead, false)).rejects.toMatchObject({ field: "confirm" });
  await expect(remove(await anOfficer(database.owner, ["auditor"]), true)).rejects.toMatchObject({ kind: "forbidden" });
  expect(await remove(lead, true)).toBe(1);
  expect(await remove(lead, true)).toBe(0);
  expect([await s3.store.exists("evidence/nobodys"), await s3.store.exists("quarantine/somebodys")]).toEqual([
    false,
    true,
  ]);
});

test("an orphan stays while a scan may be making it somebody's; what a move left behind goes", async () => {
  const owner = await aProviderPerson(database.owner);
  const lead = await anOfficer(database.owner, ["qa_lead"]);
  const scanned = await anEvidence(database.owner, owner, { questionId: "INS-01", scan: "pending" });
  const passed = await anEvidence(database.owner, owner, { questionId: "INS-02" });
  const kept = [`evidence/${passed}`, `evidence/${scanned}`, `quarantine/${scanned}`].sort();
  for (const key of [...kept, `quarantine/${passed}`]) await put(key, 1000);
  const checkId = await check();
  expect(await removeOrphans({ db: database.web, store: s3.store }, lead, { checkId, confirmed: true }, now)).toBe(1);
  const left: string[] = [];
  for await (const key of s3.store.keys("")) left.push(key);
  expect(left).toEqual(kept);
});

test("an object younger than a day is nobody's business, and a store that lost everything withdraws nothing", async () => {
  const owner = await aProviderPerson(database.owner);
  await put("evidence/young", 5);
  for (let version = 1; version <= 21; version++) await anEvidence(database.owner, owner, { version });
  const id = await check(new Date());
  const row = await database.owner.selectFrom("store_check").selectAll().where("id", "=", id).executeTakeFirst();
  expect(row).toMatchObject({ missing: 21, orphaned: 0, doubtful: true });
  expect(new Set(Object.values(await states()))).toEqual(new Set(["given"]));
});

test("a check that is asked for twice is done once", async () => {
  const qa = await anOfficer(database.owner, ["qa"]);
  await askForCheck(database.web, qa, now);
  await askForCheck(database.web, qa, now);
  const jobs = await database.owner
    .selectFrom("graphile_worker.jobs" as never)
    .select("task_identifier" as never)
    .execute();
  expect(jobs).toEqual([{ task_identifier: "reconcile-evidence" }]);
});
