import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import { isTrap, type Values } from "./names.ts";
import { read } from "./parse-form.ts";

/** A file as it came: where it lies until the request is over, the name it was sent under, bytes, SHA-256 (hex). */
export type FileReceived = { path: string; name: string; size: number; sha256: string };
/** `file` is the first of `files`. */
export type FormReceived = {
  values: Values;
  file: FileReceived | undefined;
  files: FileReceived[];
  fault: string | undefined;
};

const limits = { fields: 30, fieldSize: 20_000, fieldNameSize: 100, headerPairs: 20 };
const unreadable = "What was sent could not be read. Choose the file and send it again";

/**
 * Reads a form with one file, or `mostFiles` at most: each streams to a temporary file that only this process's user can read,
 * counted and hashed on the way; past `mostBytes` it is counted but no longer kept. `use` gets what came; afterwards
 * the file is gone. A form without a file part works too: that is how a kept form is sent again.
 */
export async function receiveFile<T>(
  request: Request,
  { name, mostBytes, mostFiles = 1 }: { name: string; mostBytes: number; mostFiles?: number },
  use: (received: FormReceived) => Promise<T>,
): Promise<T> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data") || !request.body) {
    const values = await request.formData().then(read, () => ({}));
    return use({ values, file: undefined, files: [], fault: undefined });
  }
  const folder = await mkdtemp(join(tmpdir(), "portal-upload-"));
  try {
    return await use(await receive(request.body, type, folder, { name, mostBytes, mostFiles }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receive(
  body: ReadableStream<Uint8Array>,
  type: string,
  folder: string,
  { name, mostBytes, mostFiles }: { name: string; mostBytes: number; mostFiles: number },
): Promise<FormReceived> {
  const values: Values = {};
  let fault: string | undefined;
  const coming: Promise<FileReceived>[] = [];
  const most = { ...limits, files: mostFiles, parts: limits.fields + mostFiles };
  try {
    const form = new Busboy({ headers: { "content-type": type }, limits: most, preservePath: true });
    form.on("field", (field, value, nameCut, valueCut) => {
      if (nameCut || valueCut || isTrap(field)) fault = unreadable;
      else values[field] = value.replaceAll("\0", "\ufffd");
    });
    form.on("file", (field, stream, fileName) => {
      if (field !== name || !fileName) return void stream.resume();
      const file = keep(stream, join(folder, String(coming.length)), fileName, mostBytes);
      // Whoever awaits it hears of it; until then it must not bring the process down.
      file.catch(() => undefined);
      coming.push(file);
    });
    for (const limit of ["partsLimit", "filesLimit", "fieldsLimit"] as const)
      form.on(limit, () => {
        fault = unreadable;
      });
    await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), form);
  } catch {
    return { values, file: undefined, files: [], fault: unreadable };
  }
  const kept = await Promise.all(coming.map((file) => file.catch(() => undefined)));
  const files = kept.filter((file) => file !== undefined);
  return { values, file: kept[0], files, fault };
}

async function keep(stream: BusboyFileStream, path: string, name: string, mostBytes: number): Promise<FileReceived> {
  const hash = createHash("sha256");
  let size = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      if (size <= mostBytes) done(null, chunk);
      else done();
    },
  });
  const disk = createWriteStream(path, { flags: "wx", mode: 0o600 });
  await Promise.all([pipeline(stream, count, disk), finished(disk)]);
  return { path, name, size, sha256: hash.digest("hex") };
}
