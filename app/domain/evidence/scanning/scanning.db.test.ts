import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { councilToDo } from "#app/domain/accounts/council-to-do.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { Scanner, ScanResult } from "#app/platform/scanner.server.ts";
import { anEvidence } from "#db/factories/applications.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { testStore } from "#db/test-database/test-store.ts";
import { openEvidence } from "../open-evidence.server.ts";
import { rescanEvidence } from "./rescan-evidence.server.ts";
import { scanAgain } from "./scan-again.server.ts";
import { keptOut } from "./scanner-desk.server.ts";
import { watchScanner } from "./watch-scanner.server.ts";

const database = testDatabase();
const s3 = testStore();
const system = { kind: "system", task: "test" } as const;
const began = new Date("2026-09-14T09:00:00Z");
const days = (count: number) => new Date(began.getTime() + count * 86_400_000);

let scanned: string[];
let says: (content: string) => ScanResult;
beforeEach(async () => {
  scanned = [];
  says = () => ({ state: "clean" });
  for await (const key of s3.store.keys("")) await s3.store.remove(key);
});
const scanner: Scanner = {
  healthy: async () => true,
  version: async () => ({ engine: "1.4.3", signatures: "27700", signaturesAt: began }),
  async scan(stream) {
    const content = (await buffer(stream)).toString();
    scanned.push(content);
    return says(content);
  },
};
const rescan = (now: Date, by: Scanner | "none" = scanner) =>
  rescanEvidence(
    { db: database.web, store: s3.store, scanner: by === "none" ? undefined : by, log: createLog("fatal") },
    system,
    now,
  );
const rows = () =>
  database.owner
    .selectFrom("evidence")
    .select(["id", "scan", "state", "object_key as key", "scanned_at as at", "scan_signatures as signatures"])
    .orderBy("question_id")
    .execute();
const virus = (): ScanResult => ({ state: "refused", signature: "Win.Late-1" });

/** A clean document with its object behind it, next checked so many days after the beginning. */
async function aClean(owner: Awaited<ReturnType<typeof aProviderPerson>>, questionId: string, due: number) {
  const id = await anEvidence(database.owner, owner, { questionId, state: "accepted" });
  const path = join(tmpdir(), uuidv7());
  writeFileSync(path, questionId);
  const file = { size: questionId.length, sha256: createHash("sha256").update(questionId).digest("hex") };
  const about = { length: file.size, sha256: file.sha256, contentType: "application/pdf" };
  await s3.store.put(`evidence/${id}`, path, about);
  await database.owner
    .updateTable("evidence")
    .set({ scan_next_at: days(due), ...file })
    .where("id", "=", id)
    .execute();
  return id;
}

/** Another document that is the same object. */
async function theSame(owner: Awaited<ReturnType<typeof aProviderPerson>>, questionId: string, first: string) {
  const id = await anEvidence(database.owner, owner, { questionId });
  await database.owner
    .updateTable("evidence")
    .set({ object_key: `evidence/${first}`, scan_next_at: days(1) })
    .where("id", "=", id)
    .execute();
  return id;
}

describe("checking clean documents again each week", () => {
  test("those longest due come first, each object once and not before its week is over, and by which signatures is kept", async () => {
    const owner = await aProviderPerson(database.owner);
    await aClean(owner, "INS-02", 2);
    await theSame(owner, "INS-03", await aClean(owner, "SAF-01", 1));
    await aClean(owner, "SAF-12", 7);
    expect(await rescan(days(3))).toBe(2);
    expect(scanned).toEqual(["SAF-01", "INS-02"]);
    expect(await rows()).toMatchObject([
      { scan: "clean", at: days(3), signatures: "27700" },
      { scan: "clean", at: days(3), signatures: "27700" },
      { scan: "clean", at: days(3) },
      { scan: "clean", at: null },
    ]);
    expect(await rescan(days(3))).toBe(0);
    expect(await rescan(days(9.9))).toBe(1);
    expect(await rescan(days(10))).toBe(2);
  });

  test("row 17 an object that several documents share is scanned once, and a virus withdraws them all", async () => {
    const owner = await aProviderPerson(database.owner);
    const reader = await anOfficer(database.owner, ["qa"]);
    const lead = await anOfficer(database.owner, ["qa_lead"]);
    const first = await aClean(owner, "INS-02", 1);
    const second = await theSame(owner, "INS-03", first);
    const key = `evidence/${first}`;
    const open = (who: typeof reader | typeof owner, id: string, now: Date) =>
      openEvidence({ db: database.web, store: s3.store }, who, id, "evidence.review", now);
    (await open(reader, first, days(1))).body.destroy();
    says = virus;
    expect(await rescan(days(8))).toBe(1);
    expect(scanned).toHaveLength(1);
    const quarantine = `quarantine/${first}`;
    expect(await rows()).toMatchObject([
      { id: first, scan: "refused", state: "withdrawn", key: quarantine },
      { id: second, scan: "refused", state: "withdrawn", key: quarantine },
    ]);
    expect(await s3.store.exists(key)).toBe(false);
    expect(await s3.store.exists(quarantine)).toBe(true);
    await expect(open(reader, first, days(8))).rejects.toMatchObject({ kind: "not-allowed-now" });
    const { rows: kept, total } = await readAs(database.web, lead, (trx) => keptOut(trx, 1, days(9)));
    expect(total).toBe(2);
    expect(kept.find(({ id }) => id === first)).toMatchObject({
      what: "Withdrawn: a later check found that it may hold a virus",
      found: "Win.Late-1",
      opened: [{ id: reader.personId, name: reader.name, times: 1, last: days(1) }],
    });
    expect(kept.find(({ id }) => id === second)?.opened).toEqual([]);
    expect((await readAs(database.web, lead, (trx) => keptOut(trx, 1, days(99)))).total).toBe(0);
  });

  test("row 17 the pictures of a virus's pages go, those of a version that was replaced too, each once", async () => {
    const owner = await aProviderPerson(database.owner);
    const replaced = await aClean(owner, "INS-02", 1);
    const current = await theSame(owner, "INS-03", replaced);
    await database.owner.updateTable("evidence").set({ state: "superseded" }).where("id", "=", replaced).execute();
    says = virus;
    await rescan(days(8));
    expect(await rows()).toMatchObject([{ state: "withdrawn" }, { state: "withdrawn" }]);
    const { rows: jobs } = await sql<{ id: string }>`
      select payload ->> 'id' as id from graphile_worker._private_jobs job
      join graphile_worker._private_tasks task on task.id = job.task_id
      where task.identifier = 'remove-previews'`.execute(database.owner);
    expect(jobs.map(({ id }) => id).sort()).toEqual([replaced, current].sort());
  });

  test("no verdict and a limit set lower since leave clean what was clean, and are asked about again in an hour", async () => {
    const owner = await aProviderPerson(database.owner);
    await aClean(owner, "SAF-01", 1);
    says = () => ({ state: "too-large" });
    expect(await rescan(days(2))).toBe(0);
    expect(await rows()).toMatchObject([{ scan: "clean", state: "accepted", at: null }]);
    says = () => ({ state: "clean" });
    expect(await rescan(days(2))).toBe(0);
    expect(await rescan(new Date(days(2).getTime() + 60 * 60_000))).toBe(1);
  });

  test("what came in while there was no scanner is checked as soon as there is one", async () => {
    const owner = await aProviderPerson(database.owner);
    const id = await aClean(owner, "SAF-01", 9);
    const never = { scan: "not-scanned", scan_next_at: null };
    await database.owner.updateTable("evidence").set(never).where("id", "=", id).execute();
    expect(await rescan(days(0), "none")).toBe(0);
    expect(await rescan(days(0))).toBe(1);
    expect(await rows()).toMatchObject([{ scan: "clean" }]);
  });
});

describe("documents that wait", () => {
  test("F17 those who can see to it find the alert on their home page, and ask for all again", async () => {
    const owner = await aProviderPerson(database.owner);
    const [admin, lead, auditor] = [
      await anOfficer(database.owner, ["admin"]),
      await anOfficer(database.owner, ["qa_lead"]),
      await anOfficer(database.owner, ["auditor"]),
    ];
    await anEvidence(database.owner, owner, { scan: "error" });
    await anEvidence(database.owner, owner, { questionId: "INS-02", scan: "pending" });
    await anEvidence(database.owner, owner, { questionId: "INS-03", scan: "pending", state: "withdrawn" });
    const lineOf = async (who: typeof admin) => {
      const toDo = await readAs(database.web, who, (trx) => councilToDo(trx, who, began));
      return toDo.find(({ text }) => text.includes("virus scanner"));
    };
    expect(await lineOf(admin)).toBeUndefined();
    await watchScanner(database.web, system, began);
    expect(await lineOf(admin)).toMatchObject({
      count: 2,
      text: expect.stringContaining("since 10am on 10 September"),
    });
    expect(await lineOf(lead)).toBeDefined();
    expect(await lineOf(auditor)).toBeUndefined();

    await expect(scanAgain(database.web, auditor, began)).rejects.toMatchObject({ kind: "forbidden" });
    expect(await scanAgain(database.web, admin, began)).toBe(2);
    expect(await scanAgain(database.web, lead, began)).toBe(2);
    const queued = await database.owner
      .selectFrom("graphile_worker.jobs" as never)
      .select("key" as never)
      .where("task_identifier" as never, "=", "scan-evidence" as never)
      .execute();
    expect(queued).toHaveLength(2);
  });
});
