import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Logger, runOnce, type TaskList } from "graphile-worker";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { checkFile } from "#app/domain/evidence/check-file.server.ts";
import { standsAs } from "#app/domain/evidence/evidence.ts";
import { evidenceDesk } from "#app/domain/evidence/evidence-desk.server.ts";
import { giveEvidence } from "#app/domain/evidence/give-evidence.server.ts";
import { openEvidence } from "#app/domain/evidence/open-evidence.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { createLog } from "#app/platform/log.server.ts";
import { createScanner } from "#app/platform/scanner.server.ts";
import { health } from "#app/server/health.ts";
import { type Means, tasksOf } from "#app/server/tasks.ts";
import { shortPdf } from "#db/demonstration/short-pdf.ts";
import { anApplication, type MadeApplication } from "#db/factories/applications.ts";
import { anOfficer } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { testStore } from "#db/test-database/test-store.ts";
import { eicar, infectedDocx, infectedPdf } from "./infected-files.ts";
import { ScannerProxy } from "./scanner-proxy.ts";
import { standInClamd } from "./stand-in-clamd.ts";

// With TEST_CLAMD_PORT the same suite runs against a real clamd, whose limit is the same 25 MB: .ci/services.sh does so.
const real = Number(process.env.TEST_CLAMD_PORT) || undefined;
const LIMIT = 25 * 1024 * 1024;
const PATIENCE = 500;

const database = testDatabase();
const s3 = testStore();
const folder = mkdtempSync(join(tmpdir(), "portal-scanner-"));
const began = new Date("2026-09-14T09:00:00Z");
let clamd: { port: number; close: () => void } | undefined;
let proxy: ScannerProxy;
let port: number;
let now: Date;
let means: Means;

beforeAll(async () => {
  if (!real) clamd = await standInClamd(eicar, LIMIT);
  proxy = new ScannerProxy({ host: "127.0.0.1", port: real ?? clamd?.port ?? 0 });
  port = await proxy.listen();
});
beforeEach(() => {
  now = began;
  const { web: db } = database;
  const scanner = createScanner({ host: "127.0.0.1", port }, PATIENCE);
  const rest = { config: { allowUnscannedUploads: true }, log: createLog("fatal"), mailer: undefined };
  means = { ...rest, db, scanner, store: s3.store, now: () => now } as never;
});
afterEach(async () => {
  proxy.fault = "none";
  for await (const key of s3.store.keys("")) await s3.store.remove(key);
});
afterAll(() => {
  proxy.close();
  clamd?.close();
  rmSync(folder, { recursive: true, force: true });
});

const pdf = (words = "A policy") => Buffer.from(shortPdf(words));

/** Gives a file as the upload page does, and returns its document's id. */
async function give({ owner, id }: MadeApplication, bytes: Buffer, name = "Policy.pdf"): Promise<string> {
  const path = join(folder, uuidv7());
  writeFileSync(path, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const file = { path, name, size: bytes.length, sha256 };
  const checked = bytes.length < 1_000_000 ? await checkFile(file) : { contentType: "application/pdf" };
  if ("problem" in checked) throw new Error(checked.problem);
  const place = { questionId: "SAF-01", field: "value", dated: "2026-09-01" };
  const given = { ...place, ...checked, applicationId: id, submissionKey: uuidv7(), file };
  return giveEvidence({ db: database.web, store: s3.store }, owner, given, now);
}

/** Runs the jobs that are there, as a worker does. */
async function work(): Promise<void> {
  const scan = tasksOf(means).tasks["scan-evidence"] as TaskList[string];
  const [taskList, logger] = [{ "scan-evidence": scan }, new Logger(() => () => undefined)];
  await runOnce({ connectionString: database.urls.owner, taskList, logger, noHandleSignals: true });
}

/** What runs each minute, at so many minutes after the beginning, and then the jobs that it asked for. */
async function at(minutes: number): Promise<void> {
  now = new Date(began.getTime() + minutes * 60_000);
  const { tasks } = tasksOf(means);
  await tasks["scan-waiting"]?.({}, {} as never);
  await work();
  await tasks["watch-scanner"]?.({}, {} as never);
}

const rows = () =>
  database.owner
    .selectFrom("evidence")
    .select(["id", "scan", "state", "object_key as key", "scan_found as found", "scan_tries as tries"])
    .orderBy("uploaded_at")
    .orderBy("id")
    .execute();
const keys = async () => {
  const found: string[] = [];
  for await (const key of s3.store.keys("")) found.push(key);
  return found;
};
const mails = async () => {
  const sent = await database.owner.selectFrom("notification").select("template").orderBy("id").execute();
  return sent.map(({ template }) => template);
};
const open = ({ owner }: MadeApplication, id: string) =>
  openEvidence({ db: database.web, store: s3.store }, owner, id, "evidence.read", now);
const refused = { kind: "not-allowed-now" };
const desk = ({ owner }: MadeApplication) =>
  readAs(database.web, owner, async (trx) => (await evidenceDesk(trx, owner.providerId, now)).documents);
const readiness = async () =>
  (await health({ ...means, draining: () => false }).request("/ready")).json() as Promise<{
    scanner: string;
    scansWaitSince?: string;
  }>;

describe("F17 with the scanner down", () => {
  test("uploads are taken as being checked, one alert comes after 15 minutes, and all are scanned when it is back", async () => {
    await anOfficer(database.owner, ["admin"]);
    const applications: MadeApplication[] = [];
    for (let n = 0; n < 3; n++) applications.push(await anApplication(database.owner, { answers: {} }));
    proxy.close();
    const given: string[] = [];
    for (const application of applications) {
      given.push(await give(application, pdf()));
      now = new Date(now.getTime() + 1_000);
    }
    await work();
    expect(await rows()).toMatchObject(given.map((id) => ({ id, scan: "error", state: "given", tries: 1 })));
    for (const [index, application] of applications.entries()) {
      await expect(open(application, given[index] ?? "")).rejects.toMatchObject(refused);
      const [document] = await desk(application);
      expect(document?.given && standsAs(document.given)).toBe("Being checked for viruses");
    }
    expect(await readiness()).toMatchObject({ scanner: "down" });

    await at(14);
    expect(await mails()).toEqual([]);
    await at(15);
    await at(16);
    await at(600);
    expect(await mails()).toEqual(["scanner-down"]);
    expect(await readiness()).toMatchObject({ scanner: "down", scansWaitSince: began.toISOString() });
    expect(await rows()).toMatchObject(given.map(() => ({ scan: "error", state: "given" })));
    expect(await keys()).toHaveLength(3);

    await proxy.listen(port);
    await at(601);
    expect(await rows()).toMatchObject(given.map((id) => ({ id, scan: "clean", state: "given", tries: 0 })));
    expect(await keys()).toEqual(given.map((id) => `evidence/${id}`).sort());
    expect(await mails()).toEqual(["scanner-down", "scanner-back"]);
    const healthy = await readiness();
    expect(healthy.scanner).toBe("up");
    expect(healthy).not.toHaveProperty("scansWaitSince");
    for (const [index, application] of applications.entries())
      (await open(application, given[index] ?? "")).body.destroy();
    await at(602);
    expect(await mails()).toHaveLength(2);
  });

  test("a document whose job was lost is scanned all the same", async () => {
    const application = await anApplication(database.owner, { answers: {} });
    await give(application, pdf());
    await database.owner.deleteFrom("graphile_worker._private_jobs" as never).execute();
    await at(1);
    expect(await rows()).toMatchObject([{ scan: "pending" }]);
    await at(2);
    expect(await rows()).toMatchObject([{ scan: "clean" }]);
  });
});

describe("F18 with a scanner that answers oddly", () => {
  test.each(["garbage", "silence"] as const)(
    "%s is no verdict: the document waits, is never handed out, and is tried again until there is one",
    async (fault) => {
      const application = await anApplication(database.owner, { answers: {} });
      proxy.fault = fault;
      const id = await give(application, pdf());
      await work();
      await at(0);
      expect(await rows()).toMatchObject([{ scan: "error", state: "given", tries: 1 }]);
      for (const [minute, tries] of [
        [1, 2],
        [2, 2],
        [3, 3],
        [7, 4],
      ] as const) {
        await at(minute);
        expect(await rows()).toMatchObject([{ scan: "error", state: "given", key: `quarantine/${id}`, tries }]);
        await expect(open(application, id)).rejects.toMatchObject(refused);
      }
      proxy.fault = "none";
      await at(15);
      expect(await rows()).toMatchObject([{ scan: "clean", key: `evidence/${id}` }]);
    },
  );

  test("a file over its limit is refused by rule, with the standard words, and never passed", async () => {
    const application = await anApplication(database.owner, { answers: {} });
    const id = await give(application, Buffer.concat([pdf(), Buffer.alloc(LIMIT, " ")]));
    await work();
    const found = "too large for the scanner";
    expect(await rows()).toMatchObject([{ scan: "refused", state: "removed", key: `quarantine/${id}`, found }]);
    await expect(open(application, id)).rejects.toMatchObject(refused);
    expect(await mails()).toEqual(["evidence-refused"]);
  });
});

describe("F19 with the test virus inside", () => {
  test.each([
    ["a PDF", "Policy.pdf", infectedPdf()],
    ["a DOCX", "Policy.docx", infectedDocx(real !== undefined)],
  ])("%s is refused: kept in quarantine, on record, its people told, its place empty again", async (_, name, bytes) => {
    const application = await anApplication(database.owner, { answers: {} });
    const id = await give(application, bytes, name);
    await work();
    expect(await rows()).toMatchObject([
      { scan: "refused", state: "removed", key: `quarantine/${id}`, found: expect.stringMatching(/^Eicar-/) },
    ]);
    expect(await keys()).toEqual([`quarantine/${id}`]);
    await expect(open(application, id)).rejects.toMatchObject(refused);
    expect(await mails()).toEqual(["evidence-refused"]);
    expect(await desk(application)).toMatchObject([{ questionId: "SAF-01", given: undefined, refused: true }]);
    const audited = await database.owner
      .selectFrom("audit_entry")
      .select(["subject_id", "detail"])
      .where("action", "=", "evidence.scan")
      .execute();
    expect(audited).toMatchObject([{ subject_id: id, detail: { verdict: "refused" } }]);
  });
});
