import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import type { ReceivedFile } from "./check-file.server.ts";
import { bare } from "./picture-notes.ts";

/**
 * A photograph as it is stored: without place and camera, in the same temporary file; size and hash are those of what is
 * stored. Other files, and pictures that can't be taken apart, stay as they came: reading them refuses those.
 */
export async function withoutNotes(file: ReceivedFile, contentType: string): Promise<ReceivedFile> {
  if (!contentType.startsWith("image/")) return file;
  const picture = bare(await readFile(file.path), contentType);
  if (!picture) return file;
  await writeFile(file.path, picture.bytes);
  const sha256 = createHash("sha256").update(picture.bytes).digest("hex");
  return { ...file, size: picture.bytes.length, sha256 };
}
