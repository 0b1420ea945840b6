import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { Actor } from "#app/access/actor.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { isServed, type Scan } from "#app/domain/evidence/evidence.ts";
import { openWhole } from "#app/domain/evidence/open-whole.server.ts";
import { sameFile } from "#app/domain/evidence/same-object.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { transact } from "#app/domain/work.server.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { entryName, type Manifest, type PackFile } from "./manifest.ts";
import { getPack } from "./packs.server.ts";
import { MANIFEST, SIGNATURE, signatureText } from "./read-pack.server.ts";
import { ZipWriter } from "./zip.server.ts";

type Stored = { name: string; objectKey: string; size: number; sha256: string };
/** A pack to send: one ZIP file, made while it is read, of which one document at a time is in memory. */
export type OpenedPack = { name: string; body: Readable };

/**
 * Opens a pack that was made, byte for byte the same each time, and records who did. Throws NotFound for a stranger, and
 * NotAllowedNow once one of its documents was taken back or the store has it no more.
 */
export async function openPack(
  { db, store }: { db: Db; store: ObjectStore },
  actor: Actor,
  id: string,
  now: Date,
): Promise<OpenedPack> {
  const { pack, files } = await readAs(db, actor, async (trx) => {
    const found = await getPack(trx, actor, id);
    const manifest = JSON.parse(found.manifest) as Manifest;
    return { pack: found, files: await storedFiles(trx, found.providerId, manifest.files) };
  });
  const lengths = await Promise.all(files.map(({ objectKey }) => store.lengthOf(objectKey))).catch(() => {
    throw new NotAllowedNow("download this pack, because our file store is not answering");
  });
  if (files.some(({ size }, place) => lengths[place] !== size)) throw gone();
  await transact(db, actor, now, async (work) => work.audit("evidence-pack.download", { type: "evidence-pack", id }));
  const head = [
    { name: MANIFEST, data: Buffer.from(pack.manifest, "utf8") },
    { name: SIGNATURE, data: Buffer.from(signatureText(pack.keyId, pack.signature), "utf8") },
  ];
  return { name: `evidence-pack-${londonDate(pack.madeAt)}.zip`, body: Readable.from(pieces(store, head, files)) };
}

const gone = () => new NotAllowedNow("download this pack, because a document in it was taken back since it was made,");

async function storedFiles(trx: Trx, providerId: string, files: PackFile[]): Promise<Stored[]> {
  const stored: Stored[] = [];
  for (const [name, file] of new Map(files.map((one) => [entryName(one), one]))) {
    const { sha256, size } = file;
    const found = await sameFile(trx, providerId, { sha256, size, path: "", name });
    if (!found || !isServed(found.scan as Scan)) throw gone();
    stored.push({ name, objectKey: found.object_key, size, sha256 });
  }
  return stored;
}

async function* pieces(store: ObjectStore, head: { name: string; data: Buffer }[], files: Stored[]) {
  const zip = new ZipWriter();
  for (const entry of head) yield* zip.add(entry);
  for (const file of files) {
    const body = await openWhole(store, file);
    if (!body) throw new Error("A document of a pack is no longer whole in the store");
    yield* zip.add({ name: file.name, data: await buffer(body) });
  }
  yield* zip.end();
}
