import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ObjectStore } from "#app/platform/object-store.server.ts";

type Given = { objectKey: string; size: number; sha256: string };

/**
 * What was given, read from the store to its end and compared, before a byte of it is handed on; undefined when the store
 * has nothing, or something else, each of two times. It lies in a temporary file meanwhile, never in memory as a whole.
 * Throws when the store can't be reached, or breaks off.
 */
export async function openWhole(store: ObjectStore, given: Given): Promise<Readable | undefined> {
  return (await readOnce(store, given)) ?? (await readOnce(store, given));
}

async function readOnce(store: ObjectStore, { objectKey, size, sha256 }: Given): Promise<Readable | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "portal-download-"));
  try {
    const path = join(folder, "file");
    const stored = await store.open(objectKey);
    const hash = createHash("sha256");
    let length = 0;
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        length += chunk.length;
        hash.update(chunk);
        done(null, chunk);
      },
    });
    await pipeline(stored.body, count, createWriteStream(path, { mode: 0o600 }));
    if (length !== size || hash.digest("hex") !== sha256) return undefined;
    // Open, it can be read to its end although its folder goes now.
    return (await open(path)).createReadStream();
  } catch (error) {
    if ((error as Error).name === "ObjectMissing") return undefined;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
