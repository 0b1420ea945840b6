import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, afterEach, expect, test } from "vitest";
import type { Actor } from "#app/access/actor.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { createLog } from "#app/platform/log.server.ts";
import { shortPdf } from "#db/demonstration/short-pdf.ts";
import { anApplication } from "#db/factories/applications.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { testStore } from "#db/test-database/test-store.ts";
import { looseToDo } from "../../providers/to-do/loose-documents.server.ts";
import { giveEvidence } from "../give-evidence.server.ts";
import { destroyDocument, receiveInError } from "../receive-in-error.server.ts";
import { scanEvidence } from "../scan-evidence.server.ts";
import { reconcileEvidence } from "../store-check/reconcile-evidence.server.ts";
import { addLoose } from "./add-loose.server.ts";
import { looseDocuments, openSlots, slotValue } from "./loose-documents.server.ts";
import { matchLoose } from "./match-loose.server.ts";
import { forgetLoose, removeLoose } from "./remove-loose.server.ts";

const database = testDatabase();
const s3 = testStore();
const folder = mkdtempSync(join(tmpdir(), "portal-loose-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(async () => {
  for (const key of await keys()) await s3.store.remove(key);
});
const now = new Date("2026-09-14T09:00:00Z");
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const means = () => ({ db: database.web, store: s3.store });
const system = (task: string) => ({ kind: "system", task }) as const;

async function keys() {
  const found: string[] = [];
  for await (const key of s3.store.keys("")) found.push(key);
  return found;
}
const documents = () =>
  database.owner.selectFrom("evidence").select(["id", "question_id as q", "object_key as key", "scan"]).execute();
function add(who: Actor, words: string, submissionKey = uuidv7()) {
  const bytes = Buffer.from(shortPdf(words));
  const path = join(folder, uuidv7());
  writeFileSync(path, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const file = { path, name: "Policy.pdf", size: bytes.length, sha256 };
  return addLoose(means(), who, { file, contentType: "application/pdf", submissionKey }, now);
}
const match = (who: Actor, id: string, applicationId: string, questionId: string, at = now) =>
  matchLoose(
    means(),
    who,
    { id, applicationId, questionId, field: "value", submissionKey: uuidv7() },
    { dated: "2026-09-01" },
    at,
  );
const scan = (id: string) =>
  scanEvidence(
    {
      ...{ ...means(), scanner: undefined, now: () => now, log: createLog("fatal") },
      config: { allowUnscannedUploads: true } as never,
    },
    id,
  );

test("a document is kept in quarantine until it is matched, and is then one object for all that it answers", async () => {
  const { owner, id: applicationId } = await anApplication(database.owner, { answers: {} });
  const key = uuidv7();
  const id = await add(owner, "A policy", key);
  expect(await add(owner, "A policy", key)).toBe(id);
  expect(await keys()).toEqual([`quarantine/${id}`]);
  const toDo = () => readAs(database.web, owner, (trx) => looseToDo(trx, owner.providerId));
  expect(await toDo()).toMatchObject([{ text: "1 document waits to be matched" }]);
  const slots = await readAs(database.web, owner, (trx) => openSlots(trx, owner.providerId, now));
  const [first, second] = slots.filter(({ field }) => field === "value").map(({ questionId }) => questionId);
  expect(slots.map(slotValue)).toContain("SAF-01.value");

  const given = await match(owner, id, applicationId, first ?? "");
  expect(await toDo()).toEqual([]);
  await scan(given);
  await match(owner, id, applicationId, second ?? "");
  expect(new Set((await documents()).map(({ key, scan }) => `${scan} ${key}`))).toEqual(
    new Set([`not-scanned evidence/${id}`]),
  );
  expect(await keys()).toEqual([`evidence/${id}`]);

  await removeLoose(means(), owner, id, now);
  expect(await keys()).toEqual([`evidence/${id}`]);
  expect(await documents()).toHaveLength(2);
});

test("nobody else's people see, match or remove it", async () => {
  const { owner, id: applicationId } = await anApplication(database.owner, { answers: {} });
  const stranger = await aProviderPerson(database.owner);
  const viewer = await aProviderPerson(database.owner, { providerId: owner.providerId, role: "viewer" });
  const id = await add(owner, "Ours");
  expect(await readAs(database.web, stranger, (trx) => looseDocuments(trx, owner.providerId))).toEqual([]);
  await expect(match(stranger, id, applicationId, "SAF-01")).rejects.toMatchObject({ kind: "not-found" });
  await expect(removeLoose(means(), stranger, id, now)).rejects.toMatchObject({ kind: "not-found" });
  await expect(removeLoose(means(), viewer, id, now)).rejects.toMatchObject({ kind: "forbidden" });
  expect(await keys()).toEqual([`quarantine/${id}`]);
});

test("what waits is no orphan; after 30 days it is removed, on record, and nobody is told", async () => {
  const { owner } = await anApplication(database.owner, { answers: {} });
  const id = await add(owner, "Forgotten");
  await reconcileEvidence(means(), system("reconcile-evidence"), new Date(Date.now() + 2 * 86_400_000));
  const check = await database.owner.selectFrom("store_check").selectAll().executeTakeFirst();
  expect(check).toMatchObject({ objects: 1, missing: 0, orphaned: 0 });
  expect(await forgetLoose(means(), system("forget-loose-documents"), days(30))).toBe(0);
  expect(await forgetLoose(means(), system("forget-loose-documents"), days(30.1))).toBe(1);
  expect(await keys()).toEqual([]);
  const audited = database.owner.selectFrom("audit_entry").select("subject_id as id");
  expect(await audited.where("action", "=", "evidence.forget-loose").execute()).toEqual([{ id }]);
  expect(await database.owner.selectFrom("notification").select("id").execute()).toEqual([]);
});

test("rule 5 a DBS certificate from the bulk page, received in error, leaves no copy, matched or waiting", async () => {
  const { owner, id: applicationId } = await anApplication(database.owner, { answers: {} });
  const [matched, other] = [await add(owner, "Canary certificate"), await add(owner, "Canary certificate")];
  const another = await add(owner, "A policy");
  const given = await match(owner, matched, applicationId, "SAF-01");
  await scan(given);
  const lines: string[] = [];
  const log = {
    info: (_: object, line: string) => lines.push(line),
    error: (_: object, line: string) => lines.push(line),
  };
  await receiveInError(database.web, await anOfficer(database.owner, ["qa"]), given, now);
  const down = { ...means(), store: s3.down, log: log as never };
  await expect(destroyDocument(down, given)).rejects.toThrow();
  expect(lines).toEqual([]);
  await destroyDocument({ ...means(), log: log as never }, given);
  expect(await keys()).toEqual([`quarantine/${another}`]);
  expect(lines).toEqual(["a document that was received in error was destroyed"]);
  const waiting = await readAs(database.web, owner, (trx) => looseDocuments(trx, owner.providerId));
  expect(waiting.map(({ id }) => id)).toEqual([another]);
  await expect(match(owner, other, applicationId, "SAF-12")).rejects.toMatchObject({ kind: "not-found" });
});

test("what was matched, served and withdrawn since goes from both places once nothing waits for it", async () => {
  const { owner, id: applicationId } = await anApplication(database.owner, { answers: {} });
  const id = await add(owner, "A policy");
  const given = await match(owner, id, applicationId, "SAF-01");
  await scan(given);
  await database.owner
    .updateTable("evidence")
    .set({ state: "withdrawn", withdrawn_at: now, withdrawn_because: "missing" })
    .where("id", "=", given)
    .execute();
  expect(await keys()).toEqual([`evidence/${id}`]);
  await removeLoose(means(), owner, id, now);
  expect(await keys()).toEqual([]);
});

test("a photograph is stored without place and camera, and by both ways it is one object", async () => {
  const { owner, id: applicationId } = await anApplication(database.owner, { answers: {} });
  const created = sharp({ create: { width: 20, height: 20, channels: 3, background: "red" } });
  const bytes = await created
    .withExif({ IFD0: { Copyright: "Canary" } })
    .jpeg()
    .toBuffer();
  const file = () => {
    const path = join(folder, uuidv7());
    writeFileSync(path, bytes);
    return { path, name: "A.jpg", size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
  };
  const contentType = "image/jpeg";
  const id = await addLoose(means(), owner, { file: file(), contentType, submissionKey: uuidv7() }, now);
  expect((await buffer((await s3.store.open(`quarantine/${id}`)).body)).includes("Canary")).toBe(false);
  await match(owner, id, applicationId, "SAF-01");
  const again = { applicationId, questionId: "SAF-01", field: "value", submissionKey: uuidv7(), dated: "2026-09-01" };
  await giveEvidence(means(), owner, { ...again, file: file(), contentType }, now);
  expect(await keys()).toEqual([`quarantine/${id}`]);
});
