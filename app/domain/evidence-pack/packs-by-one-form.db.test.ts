import { expect, test } from "vitest";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import { shortPdf } from "#db/demonstration/short-pdf.ts";
import { aManifest, aPack, aPackFile } from "#db/factories/evidence-packs.ts";
import { NAME, now, twoInstallations } from "#db/factories/two-installations.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { testStore } from "#db/test-database/test-store.ts";
import { takePack } from "./take-pack.server.ts";

const there = { database: testDatabase(), s3: testStore() };
const here = { database: testDatabase(), s3: testStore() };
const { theirKey, means, pageOf, aDraftHere, trustThem, useAll, kept } = twoInstallations(there, here);

const pdf = (text: string) => Buffer.from(shortPdf(text));
const [safeguarding, privacy, health] = [pdf("Safeguarding"), pdf("Privacy"), pdf("Health and safety")];
const packOf = (files: { id: string; name: string; bytes: Buffer }[]) => {
  const listed = files.map(({ id, name, bytes }) => aPackFile(id, bytes, { fileName: name }));
  const manifest = aManifest(theirKey, { provider: { name: NAME, identifiers: {} }, files: listed });
  return aPack(
    theirKey,
    manifest,
    files.map(({ bytes }) => bytes),
  );
};
const first = [
  { id: "SAF-01", name: "safeguarding.pdf", bytes: safeguarding },
  { id: "DAT-02", name: "privacy.pdf", bytes: privacy },
];
const second = [{ id: "PRE-03", name: "health.pdf", bytes: health }];

/** The store as it is when it stops after so many documents. */
const stopsAfter = (documents: number): ObjectStore => {
  let stored = 0;
  const { store } = here.s3;
  return Object.assign(Object.create(store), {
    put: (...put: Parameters<ObjectStore["put"]>) =>
      ++stored > documents ? Promise.reject(new Error("down")) : store.put(...put),
  });
};

test("N27: a pack that stopped half way leaves nothing in the places of another that the same form sends", async () => {
  await trustThem();
  const { owner, id: applicationId } = await aDraftHere();
  const submissionKey = uuidv7();
  const input = { applicationId, submissionKey };
  const stopped = takePack({ ...means(), store: stopsAfter(1) }, owner, { ...input, bytes: packOf(first) }, now);
  await expect(stopped).rejects.toThrow("could not be stored");
  expect((await kept()).loose).toHaveLength(1);
  const brought = await takePack(means(), owner, { ...input, bytes: packOf(second) }, now);
  expect((await pageOf(owner, brought)).files).toMatchObject([{ place: "PRE-03.value", name: "health.pdf" }]);
  await useAll(owner, brought);
  const given = here.database.owner.selectFrom("evidence").select(["question_id", "file_name", "size"]);
  expect(await given.execute()).toEqual([{ question_id: "PRE-03", file_name: "health.pdf", size: health.length }]);
});

test("N27: the same pack sent again by a form is one import, and another pack is another", async () => {
  await trustThem();
  const { owner, id: applicationId } = await aDraftHere();
  const submissionKey = uuidv7();
  const send = (bytes: Buffer) => takePack(means(), owner, { applicationId, submissionKey, bytes }, now);
  const [one, other] = [packOf(first), packOf(second)];
  const brought = await send(one);
  expect(await send(one)).toBe(brought);
  const anew = await send(other);
  expect(anew).not.toBe(brought);
  expect((await pageOf(owner, anew)).files).toMatchObject([{ name: "health.pdf" }]);
  expect((await kept()).loose).toHaveLength(3);
});

test("N27: a document is shown by the name under which it is kept here", async () => {
  await trustThem();
  const { owner, id: applicationId } = await aDraftHere();
  const bytes = packOf(second);
  const brought = await takePack(means(), owner, { applicationId, submissionKey: uuidv7(), bytes }, now);
  await here.database.owner.updateTable("loose_document").set({ file_name: "kept.pdf" }).execute();
  expect((await pageOf(owner, brought)).files).toMatchObject([{ name: "kept.pdf" }]);
});
