import { deflateRawSync } from "node:zlib";
import { shortPdf } from "#db/demonstration/short-pdf.ts";

/** The EICAR test file, which every scanner takes for a virus. In parts, so that none takes this file for it. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}", "$EICAR-", "STANDARD-ANTIVIRUS-", "TEST-FILE!$H+H*"].join("");

/** A PDF that any reader opens, with the test file as a comment before its end. */
export const infectedPdf = (): Buffer => Buffer.from(shortPdf("A policy").replace("%%EOF", `%${eicar}\n%%EOF`));

const types = `<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const words = (text: string) => `<?xml version="1.0" encoding="UTF-8"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t>
</w:r></w:p></w:body></w:document>`;

/** A DOCX with the test file as a part of it; `packed` as a word processor saves it. */
export const infectedDocx = (packed: boolean): Buffer =>
  zip({ "[Content_Types].xml": types, "word/document.xml": words("A policy"), "word/media/a.bin": eicar }, packed);

/** A ZIP archive (APPNOTE 4.3.6): each file led by its header, then the list of them all. */
function zip(files: Record<string, string>, packed: boolean): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const plain = Buffer.from(text);
    const stored = packed ? deflateRawSync(plain) : plain;
    const facts = Buffer.alloc(26); // from "version needed" to the length of the extra field
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(packed ? 8 : 0, 4);
    facts.writeUInt32LE(crc32(plain), 10);
    facts.writeUInt32LE(stored.length, 14);
    facts.writeUInt32LE(plain.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const entry = Buffer.concat([Buffer.from("PK\x03\x04"), facts, Buffer.from(name), stored]);
    const place = Buffer.alloc(14); // comment, disk and attributes are nothing; then where it is
    place.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), facts, place, Buffer.from(name)]));
    parts.push(entry);
    at += entry.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(list.length, 4);
  end.writeUInt16LE(list.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, directory, Buffer.from("PK\x05\x06"), end]);
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
