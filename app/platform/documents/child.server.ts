import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { type Message, RefusedDocument } from "./limits.ts";
import { withoutNetwork } from "./no-network.server.ts";

/** Run by `readDocument` in a process of its own: `draw` a document's pages, or `recognise` the words of a picture. */
const [task, path = "", contentType, folder = ""] = process.argv.slice(2);
const tell = (message: Message) => new Promise<void>((done) => process.send?.(message, undefined, {}, () => done()));

async function draw(): Promise<number> {
  const { readPdf } = await import("./read-pdf.server.ts");
  const bytes = await readFile(path);
  const page = (one: { path: string; text: string }) => void tell({ say: "page", page: one });
  if (contentType === "application/pdf") return readPdf(bytes, folder, page);
  if (contentType?.startsWith("image/")) {
    const { readImage } = await import("./read-image.server.ts");
    page(await readImage(bytes, folder));
    return 1;
  }
  const { wordsOfDocx } = await import("./unpack-docx.server.ts");
  const { wordsAsPdf } = await import("./words-as-pdf.ts");
  return readPdf(Buffer.from(wordsAsPdf(wordsOfDocx(bytes)), "latin1"), folder, page);
}

withoutNetwork();
sharp.cache(false);
sharp.concurrency(1);
try {
  if (task === "recognise") {
    const { recognise } = await import("./recognise.server.ts");
    await tell({ say: "text", text: await recognise(path) });
    await tell({ say: "done", pages: 1 });
  } else await tell({ say: "done", pages: await draw() });
} catch (error) {
  await tell({ say: "refused", because: error instanceof RefusedDocument ? error.because : "broken" });
}
process.exit(0);
