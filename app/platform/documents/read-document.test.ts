import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument, PDFName, PDFString } from "pdf-lib";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { docx, type ZipEntry, zip } from "#db/factories/word-files.ts";
import { limits, mayGoOn } from "./limits.ts";
import { readDocument } from "./read-document.server.ts";

vi.setConfig({ testTimeout: 30_000 }); // Each test starts processes, and one makes 5,000 pages.
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "portal-reading-"));
});
afterEach(() => rm(folder, { recursive: true }));

const pdfType = "application/pdf";
const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Reads the bytes as such a file, within the time that a child may live and what starting it costs. */
async function reading(bytes: Uint8Array | string, contentType: string) {
  const path = join(folder, "file");
  await writeFile(path, bytes);
  const began = Date.now();
  const read = await readDocument(path, contentType, folder);
  expect(Date.now() - began).toBeLessThan(limits.patience + 2_000);
  return read;
}

async function pdf(change: (document: PDFDocument) => void | Promise<void>, pages = 1, packed = true) {
  const document = await PDFDocument.create();
  for (let n = 0; n < pages; n++) document.addPage([595, 842]).drawText(`Page ${n + 1}`, { x: 50, y: 700 });
  await change(document);
  return document.save({ useObjectStreams: packed });
}
const act = (document: PDFDocument, action: Record<string, string>) => {
  const named = Object.fromEntries(
    Object.entries(action).map(([key, value]) => [key, key === "S" ? PDFName.of(value) : PDFString.of(value)]),
  );
  document.catalog.set(PDFName.of("OpenAction"), document.context.obj(named));
};

describe("B11 a PDF made to do harm is refused in a process of its own, and the portal goes on", () => {
  it("B11 encrypted", async () => {
    const plain = Buffer.from(await pdf(() => {}, 1, false)).toString("latin1");
    const locked = plain.replace("/Root", "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (0) /U (0) >>\n/Root");
    expect(await reading(Buffer.from(locked, "latin1"), pdfType)).toEqual({ refused: "encrypted" });
  });

  it("B11 of 5,000 pages", async () => {
    expect(await reading(await pdf(() => {}, 5_000), pdfType)).toEqual({ refused: "too-many-pages" });
  });

  it.each([
    ["JavaScript", { S: "JavaScript", JS: "app.alert(1)" }],
    ["Launch", { S: "Launch", F: "calc.exe" }],
  ])("B11 with %s, also in compressed objects", async (_, action) => {
    for (const packed of [true, false])
      expect(await reading(await pdf((one) => act(one, action), 1, packed), pdfType)).toEqual({ refused: "scripted" });
  });

  it("B11 with a script whose name is written with escapes", async () => {
    const plain = Buffer.from(await pdf((one) => act(one, { S: "JavaScript", JS: "1" }), 1, false));
    const hidden = plain.toString("latin1").replaceAll("/JavaScript", "/J#61vaScript").replaceAll("/JS", "/#4aS");
    expect(await reading(Buffer.from(hidden, "latin1"), pdfType)).toEqual({ refused: "scripted" });
  });

  it("B11 with a program inside", async () => {
    const bytes = await pdf((one) =>
      one.attach(Buffer.from("MZ"), "tool.exe", { mimeType: "application/x-msdownload" }),
    );
    expect(await reading(bytes, pdfType)).toEqual({ refused: "embedded" });
  });

  it("B11 with a broken table of objects: read where it can be, refused where nothing is left", async () => {
    const text = Buffer.from(await pdf(() => {}, 1, false)).toString("latin1");
    const mended = await reading(Buffer.from(text.replace(/startxref\n\d+/, "startxref\n99999999"), "latin1"), pdfType);
    expect(mended).toMatchObject({ pages: [{ text: "Page 1" }], of: 1 });
    const half = Buffer.from(text.slice(0, 200), "latin1");
    expect(await reading(half, pdfType)).toEqual({ refused: "broken" });
  });

  it("B11 a picture of 40,000 × 40,000", async () => {
    const bytes = await sharp({ create: { width: 10, height: 10, channels: 3, background: "white" } })
      .jpeg()
      .toBuffer();
    const frame = bytes.indexOf(Buffer.from([0xff, 0xc0])); // Its height and width follow in the fifth byte.
    bytes.writeUInt16BE(40_000, frame + 5);
    bytes.writeUInt16BE(40_000, frame + 7);
    expect(await reading(bytes, "image/jpeg")).toEqual({ refused: "too-many-pixels" });
  });

  it("B11 what never ends is ended", async () => {
    const endless = "q ".repeat(2_000) + "/F1 1 Tf ".repeat(200_000);
    const bytes = await pdf((one) => {
      const page = one.getPage(0);
      const stream = one.context.flateStream(endless);
      const again = one.context.register(stream);
      page.node.set(PDFName.of("Contents"), one.context.obj(Array.from({ length: 3_000 }, () => again)));
    });
    const read = await reading(bytes, pdfType);
    expect("refused" in read || read.pages.length <= 1).toBe(true);
  });
});

describe("B11 the time of a reading is its own work, so that a busy machine refuses nobody’s document", () => {
  it.each([
    [{ work: 200, lived: 50_000 }, true],
    [{ work: 200, lived: 60_001 }, "too-busy"],
    [{ work: 10_001, lived: 12_000 }, "too-slow"],
    [{ work: undefined, lived: 9_000 }, true],
    [{ work: undefined, lived: 10_001 }, "too-slow"],
  ] as const)("B11 %j", (times, judged) => expect(mayGoOn(times)).toBe(judged));
});

describe("B12 a Word file made to do harm is refused by what it unpacks to", () => {
  const bomb = Buffer.alloc(70 * 1024 * 1024);
  const refusals: [string, ZipEntry, string][] = [
    ["declares its size", { name: "word/media/a.bmp", bytes: bomb }, "unpacks-too-big"],
    ["lies about its size", { name: "word/media/a.bmp", bytes: bomb, declared: 10 }, "unpacks-too-big"],
    ["is a link", { name: "word/link", bytes: Buffer.from("/etc/passwd"), unixMode: 0o120777 }, "odd-entries"],
    ["leads out", { name: "../../x", bytes: Buffer.from("x") }, "odd-entries"],
    ["is a macro", { name: "word/vbaProject.bin", bytes: Buffer.from("x") }, "embedded"],
  ];
  it.each(refusals)("B12 an entry that %s", async (_, entry, refused) => {
    expect(await reading(docx(["Hello"], [entry]), docxType)).toEqual({ refused });
  });

  it("B12 an archive without a document", async () => {
    expect(await reading(zip([{ name: "a.txt", bytes: Buffer.from("a") }]), docxType)).toEqual({ refused: "broken" });
  });
});

describe("reading", () => {
  it("draws the first twenty pages, none longer than 1,600 pixels, and counts the rest", async () => {
    const read = await reading(await pdf(() => {}, 24), pdfType);
    expect(read).toMatchObject({ of: 24, pages: { length: 20, 19: { text: "Page 20" } } });
    if (!("pages" in read)) return;
    const { width, height, format } = await sharp(await readFile(read.pages[0]?.path as string)).metadata();
    expect({ width, height, format }).toMatchObject({ height: 1600, format: "png" });
    expect(width).toBeLessThan(1600);
  });

  it("B13 draws a photograph the right way up, with nothing of its camera or place", async () => {
    const photo = await sharp({ create: { width: 300, height: 100, channels: 3, background: "white" } })
      .withMetadata({ orientation: 6 })
      .withExifMerge({ IFD0: { Make: "Camera" }, IFD3: { GPSLatitude: "52/1 3/1 0/1" } })
      .jpeg()
      .toBuffer();
    await reading(photo, "image/jpeg");
    const { width, height, exif } = await sharp(join(folder, "1.png")).metadata();
    expect({ width, height, exif }).toEqual({ width: 100, height: 300, exif: undefined });
  });

  it("shows a Word file's words, whatever their letters", async () => {
    expect(await reading(docx(["Ben’s policy – £5m & more", "Zażółć"]), docxType)).toMatchObject({
      pages: [{ text: expect.stringContaining("Ben’s policy – £5m & more") }],
    });
  });

  it("leaves nothing beside the pages", async () => {
    await reading("%PDF-1.7 nothing", pdfType);
    expect(existsSync(join(folder, "1.png"))).toBe(false);
  });
});
