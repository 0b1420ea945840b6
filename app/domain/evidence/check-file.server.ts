import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import { MOST_BYTES } from "./evidence.ts";
import { cleanName, extensionOf, kinds, nameProblem } from "./file-name.ts";
import { bare, MOST_PIXELS } from "./picture-notes.ts";

/** A file as it came: where it lies, the name it was sent under, its size in bytes and SHA-256 (hex). */
export type ReceivedFile = { path: string; name: string; size: number; sha256: string };

/**
 * What is wrong with a file, in words that say what to do, or its content type: told by its first bytes, never by what
 * the browser says. Nothing is known of viruses here: the scanner comes after.
 */
export async function checkFile(
  file: ReceivedFile | undefined,
): Promise<{ problem: string } | { contentType: string }> {
  if (!file) return { problem: "Select a file" };
  const problem = nameProblem(file.name);
  if (problem) return { problem };
  if (file.size === 0) return { problem: "The selected file is empty" };
  if (file.size > MOST_BYTES) return { problem: "The selected file must be smaller than 15 MB" };
  const found = await fileTypeFromFile(file.path);
  const contentType = kinds[extensionOf(cleanName(file.name))] ?? "";
  if (found?.mime !== contentType)
    return { problem: "The selected file must be a PDF, JPG, PNG or DOCX, with the ending that it really has" };
  if (contentType === kinds.pdf && (await isEncrypted(file.path)))
    return { problem: "The selected file is protected with a password. Save it without one and choose it again" };
  if (contentType.startsWith("image/")) {
    const picture = bare(await readFile(file.path), contentType);
    if (!picture) return { problem: "The selected file is damaged. Make the picture again and choose it" };
    if (picture.pixels > MOST_PIXELS)
      return {
        problem: "The selected picture is too large. Make it smaller than 50 million pixels and choose it again",
      };
  }
  return { contentType };
}

/** A PDF's trailer names its encryption dictionary, by reference or in place (ISO 32000-1, 7.5.5, table 15). */
const encryption = /\/Encrypt\s*(\d+\s+\d+\s+R|<<)/;
const LONGEST_MATCH = 64;

async function isEncrypted(path: string): Promise<boolean> {
  let before = "";
  for await (const chunk of createReadStream(path, { encoding: "latin1" })) {
    const text = before + String(chunk);
    if (encryption.test(text)) return true;
    before = text.slice(-LONGEST_MATCH);
  }
  return false;
}
