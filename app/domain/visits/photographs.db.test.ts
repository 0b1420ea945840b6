import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { crc32, deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import type { Actor } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Scanner } from "#app/platform/scanner.server.ts";
import { anOfficer } from "#db/factories/people.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { testStore } from "#db/test-database/test-store.ts";
import { addPhotograph } from "./add-photograph.server.ts";
import { openPhotograph, photographsOf, scanPhotograph } from "./photographs.server.ts";
import { planVisit } from "./plan-visit.server.ts";
import { recordVisit } from "./record-visit.server.ts";
import { destroyPhotograph, removePhotograph } from "./remove-photograph.server.ts";
import { shippedLooks } from "./what-to-look-at.ts";

const database = testDatabase();
const s3 = testStore();
const at = new Date("2026-09-16T10:00:00Z");

/** One grey pixel, with the place noted beside it. */
function picture(): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    ...[chunk("IHDR", head), chunk("tEXt", Buffer.from("Place\0Canary Street 1"))],
    ...[chunk("IDAT", deflateSync(Buffer.from([0, 128]))), chunk("IEND", Buffer.alloc(0))],
  ]);
}

function received() {
  const bytes = picture();
  const path = join(tmpdir(), `photograph-${uuidv7()}`);
  writeFileSync(path, bytes);
  return { path, name: "door.png", size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

async function aVisit() {
  const provider = await anApprovedProvider(database.owner);
  const qa = await anOfficer(database.owner, ["qa"]);
  const plan = { place: "Here", lots: [provider.lot.id], visitOn: "2026-09-15", lead: qa.personId, others: "" };
  const why = { purpose: "re-check", announced: "no", submissionKey: uuidv7() } as const;
  const id = await planVisit(database.web, qa, { providerId: provider.providerId, ...plan, ...why }, at);
  const record = () =>
    recordVisit(
      database.web,
      qa,
      id,
      {
        ...{ looks: shippedLooks.map(() => ({ seen: "met" as const, note: "" })), visitOn: "2026-09-15" },
        ...{ finding: "Calm", result: "pass", submissionKey: uuidv7() },
      },
      at,
    );
  return { id, qa, provider, record };
}

const add = (actor: Actor, visitId: string, submissionKey = uuidv7(), store = s3.store) =>
  addPhotograph(
    { db: database.web, store },
    actor,
    { visitId, caption: "The door", submissionKey, file: received(), contentType: "image/png" },
    at,
  );
const scan = (id: string, says: Awaited<ReturnType<Scanner["scan"]>>) => {
  const scanner = {
    healthy: async () => true,
    version: async () => undefined,
    scan: async () => says,
  } as unknown as Scanner;
  const config = { allowUnscannedUploads: false } as Parameters<typeof scanPhotograph>[0]["config"];
  return scanPhotograph({ db: database.web, store: s3.store, scanner, now: () => at, config }, id);
};
async function keys() {
  const found = [];
  for await (const key of s3.store.keys("visits/")) found.push(key);
  return found;
}

test("row 34: a photograph is kept once, without the place, and opened by who may once the scanner passed it", async () => {
  const { id, qa, provider, record } = await aVisit();
  await expect(add(qa, id)).rejects.toMatchObject({ kind: "not-allowed-now" });
  expect(await keys()).toEqual([]);
  await record();
  const key = uuidv7();
  await add(qa, id, key);
  await add(qa, id, key);
  const [one, ...others] = await photographsOf(database.web, id);
  if (!one) throw new Error("It was kept");
  expect([others, one.scan, await keys()]).toEqual([[], "pending", [`visits/waiting/${one.id}`]]);
  const open = (actor: Actor, visitId = id) =>
    openPhotograph({ db: database.web, store: s3.store }, actor, visitId, one.id, at);
  await expect(open(qa)).rejects.toMatchObject({ kind: "not-allowed-now" });
  await scan(one.id, { state: "clean" });
  await scan(one.id, { state: "clean" });
  expect(await keys()).toEqual([`visits/served/${one.id}`]);
  const bytes = await buffer((await open(qa)).body);
  expect(bytes.length).toBeGreaterThan(50);
  expect(bytes.toString("latin1")).not.toContain("Canary");
  for (const stranger of [provider.owner, await anOfficer(database.owner, ["broker"])])
    await expect(open(stranger)).rejects.toMatchObject({ kind: "not-found" });
  await expect(open(qa, (await aVisit()).id)).rejects.toMatchObject({ kind: "not-found" });
});

test("row 34: a photograph that the scanner refuses is destroyed, and none is lost while the store is away", async () => {
  const { id, qa, record } = await aVisit();
  await record();
  await add(qa, id);
  const [one] = await photographsOf(database.web, id);
  if (!one) throw new Error("It was kept");
  await scan(one.id, { state: "refused", signature: "Win.Test" });
  expect(await keys()).not.toContain(`visits/waiting/${one.id}`);
  expect(await keys()).not.toContain(`visits/served/${one.id}`);
  await expect(openPhotograph({ db: database.web, store: s3.store }, qa, id, one.id, at)).rejects.toMatchObject({
    kind: "not-allowed-now",
  });
  await expect(add(qa, id, uuidv7(), s3.down)).rejects.toMatchObject({ name: "StoreDown" });
  expect(await photographsOf(database.web, id)).toHaveLength(1);
});

test("row 34: a photograph that was taken away is on no page, opens for nobody, and is destroyed also while it is scanned", async () => {
  const { id, qa, record } = await aVisit();
  await record();
  await add(qa, id);
  await add(qa, id);
  const [one, two] = await photographsOf(database.web, id);
  if (!one || !two) throw new Error("They were kept");
  await scan(one.id, { state: "clean" });
  const form = { visitId: id, because: "A face in the window", sure: "yes", submissionKey: uuidv7() } as const;
  const remove = (photograph: string, more = {}, actor: Actor = qa) =>
    removePhotograph(database.web, actor, { ...form, photograph, ...more }, at);
  await expect(remove(one.id, {}, await anOfficer(database.owner, ["director"]))).rejects.toMatchObject({
    kind: "forbidden",
  });
  await expect(remove(one.id, { visitId: (await aVisit()).id })).rejects.toMatchObject({ kind: "not-found" });
  await remove(one.id);
  await remove(one.id);
  await expect(remove(one.id, { submissionKey: uuidv7() })).rejects.toMatchObject({ kind: "not-found" });
  expect((await photographsOf(database.web, id)).map((each) => each.id)).toEqual([two.id]);
  await expect(openPhotograph({ db: database.web, store: s3.store }, qa, id, one.id, at)).rejects.toMatchObject({
    kind: "not-found",
  });
  await destroyPhotograph({ store: s3.store }, one.id);
  await destroyPhotograph({ store: s3.store }, one.id);
  const kept = database.owner.selectFrom("visit_photograph").select(["caption", "removed_because", "removed_by"]);
  expect(await kept.where("id", "=", one.id).executeTakeFirst()).toEqual({
    ...{ caption: "", removed_because: "A face in the window", removed_by: qa.personId },
  });
  // The picture is copied to where it is served from after the job destroyed it: the scan takes it away again.
  const late = {
    healthy: async () => true,
    version: async () => undefined,
    scan: async () => {
      await remove(two.id, { submissionKey: uuidv7() });
      return { state: "clean" };
    },
  } as unknown as Scanner;
  const config = { allowUnscannedUploads: false } as Parameters<typeof scanPhotograph>[0]["config"];
  await scanPhotograph({ db: database.web, store: s3.store, scanner: late, now: () => at, config }, two.id);
  const left = await keys();
  for (const each of [one, two]) expect(left.filter((name) => name.endsWith(each.id))).toEqual([]);
});
