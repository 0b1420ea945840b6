import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, expect, it, vi } from "vitest";
import { storedAnswers } from "#app/domain/applications/answers.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import { type DocumentRead, readDocument } from "#app/platform/documents/read-document.server.ts";
import { shortPdf } from "#db/demonstration/short-pdf.ts";
import { anApplication, anEvidence } from "#db/factories/applications.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { docx } from "#db/factories/word-files.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { testStore } from "#db/test-database/test-store.ts";
import { evidenceDesk } from "../evidence-desk.server.ts";
import { giveEvidence } from "../give-evidence.server.ts";
import { openEvidence } from "../open-evidence.server.ts";
import { scanEvidence } from "../scan-evidence.server.ts";
import { withdrawEvidence } from "../withdraw-evidence.server.ts";
import { confirmReading } from "./confirm-reading.server.ts";
import { openPreview } from "./open-preview.server.ts";
import { removePreviews } from "./previews.server.ts";
import { readEvidence } from "./read-evidence.server.ts";
import { findReading } from "./readings.server.ts";
import { supersedeEvidence } from "./supersede-evidence.server.ts";

vi.setConfig({ testTimeout: 30_000 });
const database = testDatabase();
const s3 = testStore();
const folder = mkdtempSync(join(tmpdir(), "portal-read-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const now = new Date("2026-09-14T09:00:00Z");
const means = () => ({ db: database.web, store: s3.store, now: () => now, readDocument });
const system = { kind: "system", task: "test" } as const;

type Owner = Awaited<ReturnType<typeof aProviderPerson>>;
const pdf = (words: string) => Buffer.from(shortPdf(words));

/** A policy, given and passed; without its date when `dated` is not said. */
async function given(owner: Owner, applicationId: string, bytes: Buffer, contentType: string, dated?: string) {
  const path = join(folder, uuidv7());
  writeFileSync(path, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const file = { path, name: "Policy.pdf", size: bytes.length, sha256 };
  const place = { questionId: "SAF-01", field: "value", contentType, dated, applicationId, submissionKey: uuidv7() };
  const id = await giveEvidence({ db: database.web, store: s3.store }, owner, { ...place, file }, now);
  await scanEvidence(
    { ...means(), scanner: undefined, config: { allowUnscannedUploads: true }, log: console } as never,
    id,
  );
  return id;
}
const rows = () => database.owner.selectFrom("evidence").selectAll().orderBy("version").execute();
const clear = async (id: string) => {
  await removePreviews(s3.store, id);
  await s3.store.remove(`evidence/${id}`);
};
const answered = (owner: Owner, id: string, lotId: string) =>
  readAs(
    database.web,
    owner,
    async (trx) => (await storedAnswers(trx, { id, providerId: owner.providerId, lotId })).answers["SAF-01"],
  );

it("a document given without its date is read, proposes it, and counts only once it is confirmed", async () => {
  const { owner, id: applicationId, lot } = await anApplication(database.owner, { answers: {} });
  const old = await anEvidence(database.owner, owner, { state: "accepted" });
  const id = await given(
    owner,
    applicationId,
    pdf("Safeguarding policy. Reviewed 1 September 2026"),
    "application/pdf",
  );
  await readEvidence(means(), id);
  await readEvidence(means(), id);
  expect(await rows()).toMatchObject([
    { id: old, state: "accepted" },
    { id, state: "given", unconfirmed: true, starts_on: null, ends_on: null },
  ]);
  const reading = await readAs(database.web, owner, (trx) => findReading(trx, id));
  expect(reading).toMatchObject({ state: "read", proposals: { dated: { value: "2026-09-01", page: 1 } } });
  expect(await answered(owner, applicationId, lot.id)).toBe(undefined);

  const input = { evidenceId: id, submissionKey: uuidv7(), dated: "2026-09-01" };
  const stranger = await aProviderPerson(database.owner);
  await expect(confirmReading(database.web, stranger, input, now)).rejects.toMatchObject({ kind: "not-found" });
  await confirmReading(database.web, owner, input, now);
  await confirmReading(database.web, owner, input, now);
  await expect(confirmReading(database.web, owner, { ...input, submissionKey: uuidv7() }, now)).rejects.toMatchObject({
    kind: "not-allowed-now",
  });
  await supersedeEvidence(database.web, system, id, now);
  expect(await rows()).toMatchObject([
    { state: "superseded" },
    { unconfirmed: false, starts_on: "2026-09-01", ends_on: "2027-09-01" },
  ]);
  expect(await answered(owner, applicationId, lot.id)).toMatchObject({ value: { id } });
  await clear(id);
});

it("one given with its date counts as before, and nothing that was read changes it", async () => {
  const { owner, id: applicationId } = await anApplication(database.owner, { answers: {} });
  const id = await given(owner, applicationId, pdf("Reviewed 1 May 2026"), "application/pdf", "2026-09-02");
  await readEvidence(means(), id);
  expect(await rows()).toMatchObject([{ unconfirmed: false, starts_on: "2026-09-02", ends_on: "2027-09-02" }]);
  await clear(id);
});

it("B12 one that can't be taken is refused: its place is as it was, and its provider is told why", async () => {
  const { owner, id: applicationId } = await anApplication(database.owner, { answers: {} });
  const link = { name: "word/link", bytes: Buffer.from("/etc/passwd"), unixMode: 0o120777 };
  const id = await given(owner, applicationId, docx(["Policy"], [link]), "application/msword", "2026-09-02");
  await readEvidence(means(), id);
  await readEvidence(means(), id);
  expect(await rows()).toMatchObject([{ state: "removed" }]);
  const mails = await database.owner.selectFrom("notification").select(["template", "data"]).execute();
  expect(mails).toMatchObject([{ template: "evidence-unreadable", data: { because: "odd-entries" } }]);
  const { documents } = await readAs(database.web, owner, (trx) => evidenceDesk(trx, owner.providerId, now));
  expect(documents.find(({ questionId }) => questionId === "SAF-01")).toMatchObject({
    given: undefined,
    unreadable: id,
  });
  await clear(id);
});

it("B13 a photograph is stored without its place, under the size and hash of what is stored", async () => {
  const { owner, id: applicationId } = await anApplication(database.owner, { answers: {} });
  const photo = await sharp({ create: { width: 30, height: 10, channels: 3, background: "teal" } })
    .withExif({ IFD0: { Make: "CameraMaker" }, IFD3: { GPSLatitude: "52/1 3/1 0/1" } })
    .jpeg()
    .toBuffer();
  const id = await given(owner, applicationId, photo, "image/jpeg", "2026-09-02");
  const opened = await openEvidence({ db: database.web, store: s3.store }, owner, id, "evidence.read", now);
  const stored = await buffer(opened.body);
  expect((await sharp(stored).metadata()).exif).toBe(undefined);
  const sha256 = createHash("sha256").update(stored).digest("hex");
  expect(await rows()).toMatchObject([{ size: stored.length, sha256 }]);
  await clear(id);
});

it("a reviewer sees the pages as pictures, each time on record, and nobody else does", async () => {
  const { owner, id: applicationId } = await anApplication(database.owner, { answers: {} });
  const id = await given(owner, applicationId, pdf("A policy"), "application/pdf", "2026-09-02");
  const qa = await anOfficer(database.owner, ["qa"]);
  const open = (who: typeof qa | Owner, page: number) =>
    openPreview({ db: database.web, store: s3.store }, who, id, page, now);
  expect(await open(qa, 1)).toBe(undefined);
  await readEvidence(means(), id);
  const picture = await open(qa, 1);
  expect((await sharp(await buffer(picture?.body as never)).metadata()).format).toBe("png");
  expect(await open(qa, 2)).toBe(undefined);
  for (const who of [owner, await anOfficer(database.owner, ["finance"])])
    await expect(open(who as typeof qa, 1)).rejects.toMatchObject({ kind: "not-found" });
  const opened = database.owner.selectFrom("audit_entry").select("subject_id").where("action", "=", "evidence.open");
  expect(await opened.execute()).toEqual([{ subject_id: id }]);
  await clear(id);
});

it("the pictures of a withdrawn document's pages are removed by a job of the same transaction", async () => {
  const { owner, id: applicationId } = await anApplication(database.owner, { answers: {} });
  const id = await given(owner, applicationId, pdf("A policy"), "application/pdf", "2026-09-02");
  await readEvidence(means(), id);
  await transact(database.web, system, now, (work) => withdrawEvidence(work, [id], "received-in-error"));
  const jobs = database.owner.selectFrom("graphile_worker.jobs" as never).select("task_identifier" as never);
  expect(await jobs.execute()).toContainEqual({ task_identifier: "remove-previews" });
  await removePreviews(s3.store, id);
  for await (const key of s3.store.keys("previews/")) throw new Error(`${key} was left`);
  await clear(id);
});

it("a document withdrawn while it was read leaves no pictures", async () => {
  const { owner, id: applicationId } = await anApplication(database.owner, { answers: {} });
  const id = await given(owner, applicationId, pdf("A policy"), "application/pdf", "2026-09-02");
  const slowly = async (...file: Parameters<typeof readDocument>): Promise<DocumentRead> => {
    const read = await readDocument(...file);
    const lost = { state: "withdrawn", withdrawn_at: now, withdrawn_because: "received-in-error" };
    await database.owner.updateTable("evidence").set(lost).where("id", "=", id).execute();
    return read;
  };
  await readEvidence({ ...means(), readDocument: slowly }, id);
  const left: string[] = [];
  for await (const key of s3.store.keys("previews/")) left.push(key);
  expect(left).toEqual([]);
  await clear(id);
});
