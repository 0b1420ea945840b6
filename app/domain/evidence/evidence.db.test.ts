import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/access/actor.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { Scanner } from "#app/platform/scanner.server.ts";
import { shortPdf } from "#db/demonstration/short-pdf.ts";
import { anApplication, anEvidence } from "#db/factories/applications.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { testStore } from "#db/test-database/test-store.ts";
import { currentEvidence } from "./evidence.server.ts";
import { deskPage } from "./evidence-desk.server.ts";
import { viewsOf } from "./evidence-views.server.ts";
import { giveEvidence } from "./give-evidence.server.ts";
import { openEvidence } from "./open-evidence.server.ts";
import { scanEvidence } from "./scan-evidence.server.ts";

const database = testDatabase();
const s3 = testStore();
const folder = mkdtempSync(join(tmpdir(), "portal-evidence-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const now = new Date("2026-09-14T09:00:00Z");

const received = (words = "A policy") => {
  const bytes = Buffer.from(shortPdf(words));
  const path = join(folder, uuidv7());
  writeFileSync(path, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { bytes, file: { path, name: "Policy.pdf", size: bytes.length, sha256 } };
};
const saf01 = { questionId: "SAF-01", field: "value", contentType: "application/pdf", dated: "2026-09-01" };
const give = (who: Actor, applicationId: string, { file } = received(), submissionKey = uuidv7(), store = s3.store) =>
  giveEvidence({ db: database.web, store }, who, { ...saf01, applicationId, submissionKey, file }, now);
const rows = () => database.owner.selectFrom("evidence").selectAll().orderBy("version").execute();
const jobs = async () =>
  (
    await database.owner
      .selectFrom("graphile_worker.jobs" as never)
      .select("task_identifier" as never)
      .execute()
  )
    .map((job) => (job as { task_identifier: string }).task_identifier)
    .filter((task) => task === "scan-evidence");
const keys = async () => {
  const found: string[] = [];
  for await (const key of s3.store.keys("")) found.push(key);
  return found;
};
const scan = (id: string, scanner?: Scanner, allowUnscannedUploads = true) =>
  scanEvidence(
    {
      db: database.web,
      store: s3.store,
      scanner,
      now: () => now,
      log: createLog("fatal"),
      config: { allowUnscannedUploads } as never,
    },
    id,
  );
const says = (state: "clean" | "refused"): Scanner => ({
  healthy: async () => true,
  version: async () => ({ engine: "1.4.3", signatures: "27700", signaturesAt: now }),
  scan: async (stream) => {
    await buffer(stream);
    return state === "clean" ? { state } : { state, signature: "Test" };
  },
});
const down: Scanner = {
  healthy: async () => false,
  version: async () => undefined,
  scan: async () => Promise.reject(new Error("away")),
};

describe("giving a document", () => {
  it("row 16 keeps it once, in quarantine, with its hash and one job, however often the form is sent", async () => {
    const { owner, id } = await anApplication(database.owner, { answers: {} });
    const key = uuidv7();
    const first = await give(owner, id, received(), key);
    expect(await give(owner, id, received(), key)).toBe(first);
    expect(await rows()).toMatchObject([
      {
        ...{ id: first, version: 1, scan: "pending", state: "given", ends_on: "2027-09-01", file_name: "Policy.pdf" },
        sha256: received().file.sha256,
      },
    ]);
    expect(await jobs()).toHaveLength(1);
    expect((await keys()).filter((one) => one.includes(first))).toEqual([`quarantine/${first}`]);
    await s3.store.remove(`quarantine/${first}`);
    expect(await keys()).toEqual([]);
  });

  it("is refused to strangers, colleagues without the role and officers, and while it is being read", async () => {
    const draft = await anApplication(database.owner, { answers: {} });
    const sent = await anApplication(database.owner, { answers: {}, status: "submitted" });
    const viewer = await aProviderPerson(database.owner, { providerId: draft.owner.providerId, role: "viewer" });
    const officer = await anOfficer(database.owner, ["qa"]);
    await expect(give(sent.owner, draft.id)).rejects.toMatchObject({ kind: "not-found" });
    await expect(give(officer, draft.id)).rejects.toMatchObject({ kind: "not-found" });
    await expect(give(viewer, draft.id)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(give(sent.owner, sent.id)).rejects.toMatchObject({ kind: "not-allowed-now" });
    expect([await rows(), await jobs(), await keys()]).toEqual([[], [], []]);
  });

  it("says so when the store is down, and writes nothing", async () => {
    const { owner, id } = await anApplication(database.owner, { answers: {} });
    await expect(give(owner, id, received(), uuidv7(), s3.down)).rejects.toMatchObject({ name: "StoreDown" });
    expect([await rows(), await jobs()]).toEqual([[], []]);
  });
});

describe("scanning", () => {
  it("row 17 moves what is clean, byte by byte, and supersedes the version before it", async () => {
    const { owner, id } = await anApplication(database.owner, { answers: {} });
    const old = await anEvidence(database.owner, owner, { state: "accepted" });
    const { bytes, file } = received("The newer policy");
    const given = await give(owner, id, { bytes, file });
    expect(await rows()).toMatchObject([
      { id: old, state: "accepted" },
      { id: given, version: 2 },
    ]);
    await scan(given, says("clean"));
    await scan(given, says("refused"));
    expect(await rows()).toMatchObject([
      { id: old, state: "superseded" },
      { id: given, state: "given", scan: "clean", object_key: `evidence/${given}`, scan_signatures: "27700" },
    ]);
    expect(await keys()).toEqual([`evidence/${given}`]);
    const opened = await openEvidence({ db: database.web, store: s3.store }, owner, given, "evidence.read", now);
    expect((await buffer(opened.body)).equals(bytes)).toBe(true);
    await s3.store.remove(`evidence/${given}`);
  });

  it("row 17 never hands out what is refused or waits, leaves the earlier version in force, and tells who gave it", async () => {
    const { owner, id } = await anApplication(database.owner, { answers: {} });
    const old = await anEvidence(database.owner, owner, { state: "accepted" });
    const given = await give(owner, id);
    const open = () => openEvidence({ db: database.web, store: s3.store }, owner, given, "evidence.read", now);
    await expect(open()).rejects.toMatchObject({ kind: "not-allowed-now" });
    await scan(given, down);
    expect(await rows()).toMatchObject([{}, { scan: "error", state: "given", scan_tries: 1 }]);
    await expect(open()).rejects.toMatchObject({ kind: "not-allowed-now" });
    await scan(given, says("refused"));
    expect(await rows()).toMatchObject([{ state: "accepted" }, { scan: "refused", state: "removed" }]);
    await expect(open()).rejects.toMatchObject({ kind: "not-allowed-now" });
    const current = await readAs(database.web, owner, (trx) => currentEvidence(trx, owner.providerId));
    expect(current.map((row) => row.id)).toEqual([old]);
    const mails = await database.owner.selectFrom("notification").select("template").execute();
    expect(mails).toEqual([{ template: "evidence-refused" }]);
    await s3.store.remove(`quarantine/${given}`);
  });

  it("without a scanner calls nothing clean, and only where the settings allow that", async () => {
    const { owner, id } = await anApplication(database.owner, { answers: {} });
    const given = await give(owner, id);
    await expect(scan(given, undefined, false)).rejects.toThrow("No scanner");
    expect(await rows()).toMatchObject([{ scan: "pending" }]);
    await scan(given);
    expect(await rows()).toMatchObject([{ scan: "not-scanned", object_key: `evidence/${given}` }]);
    await s3.store.remove(`evidence/${given}`);
  });
});

it("opens a document to its own provider and to reviewers, each time on record, and to nobody else", async () => {
  const { owner, id } = await anApplication(database.owner, { answers: {} });
  const given = await give(owner, id);
  await scan(given, says("clean"));
  const stranger = await aProviderPerson(database.owner);
  const means = { db: database.web, store: s3.store };
  const open = async (who: Actor, action: "evidence.read" | "evidence.review") =>
    (await openEvidence(means, who, given, action, now)).body.destroy();
  await open(owner, "evidence.read");
  await open(await anOfficer(database.owner, ["qa"]), "evidence.review");
  await expect(open(stranger, "evidence.read")).rejects.toMatchObject({ kind: "not-found" });
  await expect(open(await anOfficer(database.owner, ["finance"]), "evidence.review")).rejects.toMatchObject({
    kind: "not-found",
  });
  const opened = await database.owner
    .selectFrom("audit_entry")
    .select("subject_id")
    .where("action", "=", "evidence.open")
    .execute();
  expect(opened).toEqual([{ subject_id: given }, { subject_id: given }]);
  await s3.store.remove(`evidence/${given}`);
});

it("tells a provider which officers opened a document, once a day each, and not which of its own people did", async () => {
  const { owner, id } = await anApplication(database.owner, { answers: {} });
  const given = await give(owner, id);
  await scan(given, says("clean"));
  const reviewer = await anOfficer(database.owner, ["admin", "qa"]);
  const open = async (who: Actor, action: "evidence.read" | "evidence.review", at: string) =>
    (await openEvidence({ db: database.web, store: s3.store }, who, given, action, new Date(at))).body.destroy();
  const seen = () => readAs(database.web, owner, (trx) => viewsOf(trx, given));
  await open(owner, "evidence.read", "2026-09-14T10:00:00Z");
  expect(await seen()).toEqual([]);
  for (const at of ["2026-09-14T11:00:00Z", "2026-09-14T12:00:00Z", "2026-09-14T23:30:00Z"])
    await open(reviewer, "evidence.review", at);
  const { name } = reviewer;
  expect(await seen()).toEqual([
    { name, role: "QA reviewer", on: "2026-09-15" },
    { name, role: "QA reviewer", on: "2026-09-14" },
  ]);
  await s3.store.remove(`evidence/${given}`);
});

it("shows a provider's documents in pages, those that wait for the provider first", async () => {
  const owner = await aProviderPerson(database.owner);
  for (let n = 10; n < 30; n++) await anEvidence(database.owner, owner, { questionId: `SAF-${n}` });
  await anEvidence(database.owner, owner, { questionId: "SAF-99", scan: "refused" });
  const page = (number: number) =>
    readAs(database.web, owner, (db) => deskPage(db, owner.providerId, number, now)).then(({ rows, ...list }) => ({
      ...list,
      shown: rows.map(({ questionId }) => questionId),
    }));
  const [first, second] = [await page(1), await page(2)];
  expect(first).toMatchObject({ pages: 2, total: 21, shown: { length: 20, 0: "SAF-99" } });
  expect(second.shown).toHaveLength(1);
  expect(new Set([...first.shown, ...second.shown]).size).toBe(21);
});
