import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { ProviderPerson } from "#app/access/actor.ts";
import { evidenceStoreToDo } from "#app/domain/accounts/to-do/evidence-store.server.ts";
import { giveEvidence } from "#app/domain/evidence/give-evidence.server.ts";
import { openEvidence } from "#app/domain/evidence/open-evidence.server.ts";
import { scanEvidence } from "#app/domain/evidence/scan-evidence.server.ts";
import { scanWaiting } from "#app/domain/evidence/scanning/scan-waiting.server.ts";
import { reconcileEvidence } from "#app/domain/evidence/store-check/reconcile-evidence.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { createLog } from "#app/platform/log.server.ts";
import { LONGEST_REQUEST, type ObjectStore } from "#app/platform/object-store.server.ts";
import { shortPdf } from "#db/demonstration/short-pdf.ts";
import { anApplication } from "#db/factories/applications.ts";
import { anOfficer } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { testStore } from "#db/test-database/test-store.ts";
import { StoreProxy } from "./store-proxy.ts";

const database = testDatabase();
const s3 = testStore();
const proxy = new StoreProxy(() => s3.port);
const folder = mkdtempSync(join(tmpdir(), "portal-store-faults-"));
const now = new Date("2026-09-14T09:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
let store: ObjectStore;
let impatient: ObjectStore;
beforeAll(async () => {
  const port = await proxy.listen();
  store = s3.through(port);
  impatient = s3.through(port, 200);
});
beforeEach(() => {
  proxy.fault = () => undefined;
  proxy.seen = [];
});
afterEach(async () => {
  for (const key of await keys()) await s3.store.remove(key);
});
afterAll(() => {
  store.close();
  impatient.close();
  proxy.close();
  rmSync(folder, { recursive: true, force: true });
});

async function keys() {
  const found: string[] = [];
  for await (const key of s3.store.keys("")) found.push(key);
  return found;
}
const rows = () => database.owner.selectFrom("evidence").selectAll().execute();
const told = async () =>
  (await database.owner.selectFrom("notification").select("template").orderBy("template").execute()).map(
    ({ template }) => template,
  );
async function give(through: ObjectStore = store) {
  const { owner, id: applicationId } = await anApplication(database.owner, { answers: {} });
  const bytes = Buffer.from(shortPdf(`A policy ${uuidv7()}`));
  const path = join(folder, uuidv7());
  writeFileSync(path, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const file = { path, name: "Policy.pdf", size: bytes.length, sha256 };
  const saf01 = { questionId: "SAF-01", field: "value", contentType: "application/pdf", dated: "2026-09-01" };
  const given = { ...saf01, applicationId, submissionKey: uuidv7(), file };
  const id = await giveEvidence({ db: database.web, store: through }, owner, given, now);
  return { id, owner, bytes };
}
const means = (through: ObjectStore, at = now) => ({
  ...{ db: database.web, store: through, scanner: undefined, now: () => at, log: createLog("fatal") },
  config: { allowUnscannedUploads: true } as never,
});
const open = (owner: ProviderPerson, id: string) =>
  openEvidence({ db: database.web, store }, owner, id, "evidence.read", now);
const reconcile = (suspect: string) =>
  reconcileEvidence({ db: database.web, store }, { kind: "system", task: "reconcile-evidence" }, now, { suspect });
async function jobs() {
  const { rows } = await sql<{ payload: object }>`
    select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'reconcile-evidence'`.execute(database.owner);
  return rows.map(({ payload }) => payload);
}
async function spoil(id: string, bytes: Buffer) {
  const path = join(folder, uuidv7());
  const wrong = Buffer.from(bytes).fill(32, 20, 24);
  writeFileSync(path, wrong);
  const sha256 = createHash("sha256").update(wrong).digest("hex");
  await s3.store.put(`evidence/${id}`, path, { length: wrong.length, sha256, contentType: "application/pdf" });
}
async function aServed() {
  const given = await give();
  await scanEvidence(means(store), given.id);
  return given;
}

test("F12 a store that answers 503 takes no document: nothing is written, and it is asked again", async () => {
  proxy.fault = () => "unavailable";
  await expect(give()).rejects.toMatchObject({ name: "StoreDown" });
  expect([await rows(), await keys()]).toEqual([[], []]);
  proxy.fault = () => undefined;
  await give();
  expect(await rows()).toHaveLength(1);
});

test("F12 a document can't be opened while the store is away, and stays what it is", async () => {
  const { id, owner, bytes } = await aServed();
  proxy.fault = () => "unavailable";
  await expect(open(owner, id)).rejects.toThrow("our file store is not answering");
  expect(await rows()).toMatchObject([{ state: "given" }]);
  proxy.fault = () => undefined;
  expect((await buffer((await open(owner, id)).body)).equals(bytes)).toBe(true);
});

test("F13 the answer to a PUT is lost: the file is found by asking for it, and sent once", async () => {
  proxy.fault = ({ method }) => (method === "PUT" ? "answer-lost" : undefined);
  const { id } = await give();
  expect(await keys()).toEqual([`quarantine/${id}`]);
  expect(await rows()).toMatchObject([{ id, scan: "pending" }]);
  expect(proxy.seen).toEqual(["PUT", "HEAD"]);
});

test.each(["short", "cut"] as const)(
  "F14 %s on the way out: never served, and nothing is withdrawn for it",
  async (fault) => {
    await anOfficer(database.owner, ["qa"]);
    const { id, owner } = await aServed();
    proxy.fault = ({ method, url }) => (method === "GET" && !url?.includes("list-type") ? fault : undefined);
    await expect(open(owner, id)).rejects.toMatchObject({ kind: "not-allowed-now" });
    const opened = database.owner.selectFrom("audit_entry").select("action").where("action", "=", "evidence.open");
    expect(await opened.execute()).toEqual([]);
    if (fault === "short") expect(await told()).toEqual(["evidence-damaged"]);
    await expect(reconcile(id)).rejects.toThrow();
    expect(await rows()).toMatchObject([{ state: "given" }]);
  },
);

test("F14 other bytes in the store than were given: refused, alert; compared, withdrawn, and everybody is told", async () => {
  await anOfficer(database.owner, ["qa"]);
  const { id, owner, bytes } = await aServed();
  await spoil(id, bytes);
  await expect(open(owner, id)).rejects.toThrow("lost or damaged");
  await expect(open(owner, id)).rejects.toThrow("lost or damaged");
  expect(await rows()).toMatchObject([{ state: "given" }]);
  expect(await told()).toEqual(["evidence-damaged"]);
  expect(await jobs()).toEqual([{ by: "", suspect: id }]);
  await reconcile(id);
  expect(await rows()).toMatchObject([{ state: "withdrawn", withdrawn_because: "missing" }]);
  expect(await told()).toEqual(expect.arrayContaining(["evidence-withdrawn", "provider-evidence-withdrawn"]));
});

test("F14 other bytes in other documents too: it may be the wrong store, and nothing is withdrawn", async () => {
  const [first, second] = [await aServed(), await aServed()];
  for (const { id, bytes } of [first, second]) await spoil(id, bytes);
  await expect(open(first.owner, first.id)).rejects.toThrow("lost or damaged");
  await reconcile(first.id);
  expect((await rows()).map(({ state }) => state)).toEqual(["given", "given"]);
  const check = await database.owner.selectFrom("store_check").selectAll().executeTakeFirst();
  expect(check).toMatchObject({ cut: 1, missing: 0, doubtful: true });
});

test("F15 a store that takes 30 seconds: given up after 15 at most, and the job is tried again", async () => {
  expect(LONGEST_REQUEST).toBeLessThanOrEqual(15_000);
  const { id } = await give();
  proxy.fault = () => "silent";
  await scanEvidence(means(impatient), id);
  expect(await rows()).toMatchObject([{ scan: "error", scan_tries: 1 }]);
  proxy.fault = () => undefined;
  const system = { kind: "system", task: "scan-waiting" } as const;
  expect(await scanWaiting(means(store), system, later(60))).toBe(1);
  await scanEvidence(means(store, later(60)), id);
  expect(await rows()).toMatchObject([{ scan: "not-scanned", object_key: `evidence/${id}` }]);
});

test("F16 an object that is deleted behind our back: refused, a task for QA; compared, withdrawn, and asked again", async () => {
  const qa = await anOfficer(database.owner, ["qa"]);
  await aServed();
  const { id, owner } = await aServed();
  await s3.store.remove(`evidence/${id}`);
  await expect(open(owner, id)).rejects.toThrow("lost or damaged");
  expect(await told()).toEqual(["evidence-damaged"]);
  await reconcile(id);
  const lost = database.owner.selectFrom("evidence").select(["state", "withdrawn_because"]).where("id", "=", id);
  expect(await lost.execute()).toEqual([{ state: "withdrawn", withdrawn_because: "missing" }]);
  expect(await told()).toContain("evidence-withdrawn");
  const toDo = await readAs(database.web, qa, (trx) => evidenceStoreToDo(trx, qa));
  expect(toDo).toMatchObject([{ count: 1, text: "file missing or damaged in the file store" }]);
});

test("F16 a store that is the wrong one withdraws nothing, however often its documents are opened", async () => {
  const qa = await anOfficer(database.owner, ["qa"]);
  const given = [await aServed(), await aServed(), await aServed()];
  for (const { id } of given) await s3.store.remove(`evidence/${id}`);
  for (const { id, owner } of given) {
    await expect(open(owner, id)).rejects.toThrow("lost or damaged");
    await reconcile(id);
  }
  expect((await rows()).map(({ state }) => state)).toEqual(["given", "given", "given"]);
  const toDo = await readAs(database.web, qa, (trx) => evidenceStoreToDo(trx, qa));
  expect(toDo).toMatchObject([
    { count: 3, text: "files missing or damaged in the file store: it may be the wrong store" },
  ]);
});

test("F16 a bucket that isn't there is a store that doesn't answer", async () => {
  const { id, owner } = await aServed();
  proxy.fault = ({ method }) => (method === "GET" ? "no-bucket" : undefined);
  await expect(open(owner, id)).rejects.toThrow("our file store is not answering");
  await expect(reconcile(id)).rejects.toThrow();
  expect(await rows()).toMatchObject([{ state: "given" }]);
});
