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
export type FormReceived = { values: Values; file: FileReceived | undefined; fault: string | undefined };

const limits = { fields: 30, fieldSize: 20_000, fieldNameSize: 100, files: 1, parts: 31, headerPairs: 20 };
const unreadable = "What was sent could not be read. Choose the file and send it again";

/**
 * Reads a form with one file, at most: the file streams to a temporary file that only this process's user can read,
 * counted and hashed on the way; past `mostBytes` it is counted but no longer kept. `use` gets what came; afterwards
 * the file is gone. A form without a file part works too: that is how a kept form is sent again.
 */
export async function receiveFile<T>(
  request: Request,
  { name, mostBytes }: { name: string; mostBytes: number },
  use: (received: FormReceived) => Promise<T>,
): Promise<T> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data") || !request.body) {
    const values = await request.formData().then(read, () => ({}));
    return use({ values, file: undefined, fault: undefined });
  }
  const folder = await mkdtemp(join(tmpdir(), "portal-upload-"));
  try {
    return await use(await receive(request.body, type, join(folder, "file"), name, mostBytes));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receive(
  body: ReadableStream<Uint8Array>,
  type: string,
  path: string,
  name: string,
  mostBytes: number,
): Promise<FormReceived> {
  const values: Values = {};
  let fault: string | undefined;
  let file: Promise<FileReceived | undefined> = Promise.resolve(undefined);
  try {
    const form = new Busboy({ headers: { "content-type": type }, limits, preservePath: true });
    form.on("field", (field, value, nameCut, valueCut) => {
      if (nameCut || valueCut || isTrap(field)) fault = unreadable;
      else values[field] = value.replaceAll("\0", "\ufffd");
    });
    form.on("file", (field, stream, fileName) => {
      if (field === name && fileName) file = keep(stream, path, fileName, mostBytes);
      else stream.resume();
      // Whoever awaits `file` hears of it; until then it must not bring the process down.
      file.catch(() => undefined);
    });
    for (const limit of ["partsLimit", "filesLimit", "fieldsLimit"] as const)
      form.on(limit, () => {
        fault = unreadable;
      });
    await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), form);
  } catch {
    return { values, file: undefined, fault: unreadable };
  }
  return { values, file: await file.catch(() => undefined), fault };
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
