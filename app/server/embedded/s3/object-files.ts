import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { copyFile, type FileHandle, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { S3Error } from "#app/server/embedded/s3/error.ts";

/** What is known of a stored object. `file` names its bytes; `etag` is the MD5 of the bytes, in quotes. */
export type Stored = {
  key: string;
  file: string;
  length: number;
  etag: string;
  modified: string;
  headers: Record<string, string>;
};

/** What a client says its bytes are; each that is given is checked. */
export type Expected = { length: number; sha256?: string; md5?: string };

/**
 * Objects as files. An object is two files: its bytes under a name of chance, and a description under the hash of its key.
 * Putting the description in place is the one step that makes an object exist, so no half-written one is ever seen.
 */
export function createObjectFiles(root: string) {
  const folder = (bucket: string) => join(root, bucket);
  const bytesOf = (bucket: string, file: string) => join(folder(bucket), "bytes", file);
  const description = (bucket: string, key: string) =>
    join(folder(bucket), "keys", createHash("sha256").update(key).digest("hex"));

  async function find(bucket: string, key: string): Promise<Stored | undefined> {
    return read(description(bucket, key));
  }

  async function publish(bucket: string, stored: Stored): Promise<Stored> {
    const before = await find(bucket, stored.key);
    const draft = bytesOf(bucket, `${randomUUID()}.json`);
    await writeFile(draft, JSON.stringify(stored), { mode: 0o600, flush: true });
    await rename(draft, description(bucket, stored.key));
    if (before) await rm(bytesOf(bucket, before.file), { force: true });
    return stored;
  }

  return {
    find,
    hasBucket: (bucket: string) => existsSync(folder(bucket)),

    createBucket(bucket: string): void {
      for (const part of ["bytes", "keys"]) mkdirSync(join(folder(bucket), part), { recursive: true, mode: 0o700 });
    },

    /** Stores a body after checking its length and hashes. @throws {S3Error} and keeps nothing when one is wrong. */
    async write(bucket: string, key: string, body: Readable, expected: Expected, headers: Stored["headers"]) {
      const file = randomUUID();
      const path = bytesOf(bucket, file);
      try {
        const { length, md5 } = await receive(body, await open(path, "wx", 0o600), expected);
        const etag = `"${md5}"`;
        return await publish(bucket, { key, file, length, etag, modified: new Date().toISOString(), headers });
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
    },

    async copy(bucket: string, from: Stored, key: string): Promise<Stored> {
      const file = randomUUID();
      await copyFile(bytesOf(bucket, from.file), bytesOf(bucket, file));
      return publish(bucket, { ...from, key, file, modified: new Date().toISOString() });
    },

    /** The bytes, opened: they can be read to the end even if the object is replaced meanwhile. */
    async openBytes(bucket: string, stored: Stored): Promise<FileHandle> {
      return open(bytesOf(bucket, stored.file));
    },

    async remove(bucket: string, key: string): Promise<void> {
      const stored = await find(bucket, key);
      await rm(description(bucket, key), { force: true });
      if (stored) await rm(bytesOf(bucket, stored.file), { force: true });
    },

    /** Every object whose key begins with the prefix and comes after `after`, in the order of the keys' bytes. */
    async list(bucket: string, prefix: string, after: string): Promise<Stored[]> {
      const names = await readdir(join(folder(bucket), "keys"));
      const all = await Promise.all(names.map((name) => read(join(folder(bucket), "keys", name))));
      return all
        .filter((stored) => stored !== undefined)
        .filter(({ key }) => key.startsWith(prefix) && inBytes(key, after) > 0)
        .sort((a, b) => inBytes(a.key, b.key));
    },
  };
}

async function receive(body: Readable, file: FileHandle, expected: Expected): Promise<{ length: number; md5: string }> {
  const md5 = createHash("md5");
  const sha256 = createHash("sha256");
  let length = 0;
  try {
    for await (const chunk of body) {
      length += chunk.length;
      md5.update(chunk);
      sha256.update(chunk);
      await file.write(chunk);
    }
    await file.sync();
  } catch {
    throw new S3Error(400, "IncompleteBody");
  } finally {
    await file.close();
  }
  const digest = md5.digest();
  if (length !== expected.length) throw new S3Error(400, "IncompleteBody");
  if (expected.sha256 && sha256.digest("hex") !== expected.sha256) throw new S3Error(400, "XAmzContentSHA256Mismatch");
  if (expected.md5 && digest.toString("base64") !== expected.md5) throw new S3Error(400, "BadDigest");
  return { length, md5: digest.toString("hex") };
}

async function read(path: string): Promise<Stored | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Stored;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function inBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
