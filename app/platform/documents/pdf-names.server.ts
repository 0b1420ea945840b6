import { inflateSync } from "node:zlib";
import { type Refusal, RefusedDocument } from "./limits.ts";

const LARGEST_OBJECT_STREAM = 8 * 1024 * 1024;
const MOST_OBJECT_STREAMS = 500;

/** Names of what a document may not hold (ISO 32000-1, 12.6.4 actions, 7.11.4 embedded files, 7.6 encryption). */
const unwanted: readonly [RegExp, Refusal][] = [
  [/\/Encrypt\s*(\d+\s+\d+\s+R|<<)/, "encrypted"],
  [/\/(JavaScript|JS|Launch|ImportData|RichMedia)(?![A-Za-z0-9])/, "scripted"],
  [/\/(EmbeddedFiles?|FileAttachment)(?![A-Za-z0-9])/, "embedded"],
];

/**
 * Refuses a PDF that names a script, a program to start, an embedded file or encryption, also inside compressed
 * objects and under names written with escapes. @throws {RefusedDocument}
 */
export function refuseUnwanted(bytes: Buffer): void {
  const file = bytes.toString("latin1");
  let outside = "";
  let from = 0;
  let packed = 0;
  const streams = /stream\r?\n/g;
  for (let start = streams.exec(file); start; start = streams.exec(file)) {
    const end = file.indexOf("endstream", streams.lastIndex);
    if (end < 0) break;
    outside += file.slice(from, start.index);
    const dictionary = file.slice(file.lastIndexOf(" obj", start.index), start.index);
    if (/\/ObjStm/.test(unescaped(dictionary)) && packed++ < MOST_OBJECT_STREAMS)
      outside += ` ${unpacked(bytes.subarray(streams.lastIndex, end))}`;
    from = end;
    streams.lastIndex = end + "endstream".length;
  }
  const names = unescaped(outside + file.slice(from));
  for (const [name, because] of unwanted) if (name.test(names)) throw new RefusedDocument(because);
}

function unpacked(bytes: Buffer): string {
  try {
    return inflateSync(bytes, { maxOutputLength: LARGEST_OBJECT_STREAM }).toString("latin1");
  } catch (error) {
    if ((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") throw new RefusedDocument("unpacks-too-big");
    return ""; // Not deflated, or damaged: PDFium looks at it next.
  }
}

/** A name may write any letter as # and two hex digits (ISO 32000-1, 7.3.5). */
const unescaped = (text: string): string =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
