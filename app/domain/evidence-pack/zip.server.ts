import { crc32 } from "node:zlib";

/** One file inside, as it lies there: never compressed, so that nothing can swell when it is read. */
export type Entry = { name: string; data: Uint8Array };

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** The first day that the format knows (1 January 1980): the same content always makes the same bytes. */
const DAY = 0x0021;
const HEADER = 30;

/** A directory at the end names what stands before; made as the pieces go by. */
type Noted = { name: Buffer; head: Buffer; offset: number };

/**
 * Writes entries as a ZIP file (APPNOTE.TXT 6.3, method 0), piece by piece, so that only one entry is held at a time.
 * Equal entries make equal bytes.
 */
export class ZipWriter {
  private offset = 0;
  private readonly noted: Noted[] = [];

  /** The bytes of one entry. */
  add({ name, data }: Entry): Uint8Array[] {
    const named = Buffer.from(name, "utf8");
    const head = headOf(named, data);
    this.noted.push({ name: named, head, offset: this.offset });
    this.offset += 4 + head.length + named.length + data.length;
    return [Buffer.concat([word(LOCAL), head, named]), data];
  }

  /** The bytes after the last entry. */
  end(): Uint8Array[] {
    const rows = this.noted.map(({ name, head, offset }) => {
      const rest = Buffer.alloc(14);
      rest.writeUInt32LE(offset, 10);
      return Buffer.concat([word(CENTRAL), half(VERSION), head, rest, name]);
    });
    const directory = Buffer.concat(rows);
    const end = Buffer.alloc(18);
    end.writeUInt16LE(rows.length, 4);
    end.writeUInt16LE(rows.length, 6);
    end.writeUInt32LE(directory.length, 8);
    end.writeUInt32LE(this.offset, 12);
    return [directory, word(END), end];
  }
}

/** What stands alike before each entry and in the directory: version, flags, method, time, checksum, sizes, lengths. */
function headOf(name: Buffer, data: Uint8Array): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(VERSION, 0);
  head.writeUInt16LE(DAY, 8);
  head.writeUInt32LE(crc32(data), 10);
  head.writeUInt32LE(data.length, 14);
  head.writeUInt32LE(data.length, 18);
  head.writeUInt16LE(name.length, 22);
  return head;
}

/**
 * The entries of a ZIP file as `ZipWriter` writes it: their data are views of the bytes given. Undefined for every other
 * file, however small the difference: what was compressed, added to, or put in another order is no pack of ours.
 */
export function readZip(bytes: Buffer, mostEntries: number): Entry[] | undefined {
  const entries: Entry[] = [];
  let at = 0;
  while (at + HEADER <= bytes.length && bytes.readUInt32LE(at) === LOCAL) {
    const [size, nameLength] = [bytes.readUInt32LE(at + 22), bytes.readUInt16LE(at + 26)];
    const start = at + HEADER + nameLength;
    if (start + size > bytes.length || entries.length === mostEntries) return undefined;
    entries.push({ name: bytes.toString("utf8", at + HEADER, start), data: bytes.subarray(start, start + size) });
    at = start + size;
  }
  const again = new ZipWriter();
  const written = [...entries.flatMap((entry) => again.add(entry)), ...again.end()];
  let read = 0;
  for (const piece of written) {
    if (!bytes.subarray(read, read + piece.length).equals(piece)) return undefined;
    read += piece.length;
  }
  return read === bytes.length ? entries : undefined;
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function half(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}
