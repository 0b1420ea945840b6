import { inflateRawSync } from "node:zlib";
import { limits, RefusedDocument } from "./limits.ts";

const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const FILE_KIND = 0o170000;
const SYMLINK = 0o120000;
/** Programs in a Word file: macros, controls and packed objects. */
const programs = /(^|\/)(vbaProject\.bin|activeX\/|embeddings\/[^/]*\.bin$)|\.(exe|dll|com|bat|cmd|js|vbs|ps1|scr)$/i;

/**
 * The words of a Word file, paragraph by paragraph. Every entry is unpacked and counted, whatever size it declares;
 * links, paths that lead out, encryption and programs are refused. @throws {RefusedDocument}
 */
export function wordsOfDocx(zip: Buffer): string[] {
  let left: number = limits.unpackedBytes;
  let words: string | undefined;
  for (const entry of entries(zip)) {
    const bytes = unpack(zip, entry, left);
    left -= bytes.length;
    if (entry.name === "word/document.xml") words = bytes.toString("utf8");
  }
  if (words === undefined) throw new RefusedDocument("broken");
  return paragraphs(words);
}

type Entry = { name: string; method: number; packed: number; declared: number; at: number };

function entries(zip: Buffer): Entry[] {
  const end = zip.subarray(Math.max(0, zip.length - END_BYTES - LONGEST_COMMENT)).lastIndexOf(signature(END));
  if (end < 0) throw new RefusedDocument("broken");
  const record = Math.max(0, zip.length - END_BYTES - LONGEST_COMMENT) + end;
  const count = zip.readUInt16LE(record + 10);
  if (count > limits.entries) throw new RefusedDocument("unpacks-too-big");
  const found: Entry[] = [];
  let declared = 0;
  for (let n = 0, at = zip.readUInt32LE(record + 16); n < count; n++) {
    if (zip.readUInt32LE(at) !== CENTRAL) throw new RefusedDocument("broken");
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    const unixMode = zip.readUInt32LE(at + 38) >>> 16;
    if (zip.readUInt16LE(at + 8) & 1) throw new RefusedDocument("encrypted");
    if ((unixMode & FILE_KIND) === SYMLINK || /(^|[/\\])\.\.([/\\]|$)|^[/\\]|\0/.test(name))
      throw new RefusedDocument("odd-entries");
    if (programs.test(name)) throw new RefusedDocument("embedded");
    const entry = { name, method: zip.readUInt16LE(at + 10), packed: zip.readUInt32LE(at + 20) };
    found.push({ ...entry, declared: zip.readUInt32LE(at + 24), at: zip.readUInt32LE(at + 42) });
    declared += zip.readUInt32LE(at + 24);
    if (declared > limits.unpackedBytes) throw new RefusedDocument("unpacks-too-big");
    at += 46 + nameLength + extra + comment;
  }
  return found;
}

function unpack(zip: Buffer, { method, packed, at }: Entry, left: number): Buffer {
  const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  const bytes = zip.subarray(start, start + packed);
  if (method === 0) return bytes;
  if (method !== 8) throw new RefusedDocument("broken");
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    throw new RefusedDocument(
      (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE" ? "unpacks-too-big" : "broken",
    );
  }
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

/** The text runs of WordprocessingML (ECMA-376, 17.3.3); tabs and breaks as spaces. */
const paragraphs = (xml: string): string[] =>
  xml
    .split("</w:p>")
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(?:tab|br)\b[^>]*>/g)]
        .map(([, text]) => text ?? " ")
        .join("")
        .replace(/&(#x?[0-9a-fA-F]+|[a-z]+);/g, (whole, name: string) => named[name] ?? numbered(name) ?? whole),
    )
    .filter((line) => line.trim() !== "");

function numbered(name: string): string | undefined {
  if (!name.startsWith("#")) return undefined;
  const code = name[1] === "x" ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
