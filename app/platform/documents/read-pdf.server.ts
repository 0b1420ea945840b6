import { join } from "node:path";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";
import { limits, type ReadPage, RefusedDocument } from "./limits.ts";
import { refuseUnwanted } from "./pdf-names.server.ts";

/** The part of PDFium that the wrapper does not offer. */
type Inside = {
  module: {
    _FPDFDoc_GetJavaScriptActionCount(document: number): number;
    _FPDFDoc_GetAttachmentCount(document: number): number;
  };
  documentIdx: number;
};

/** Draws a PDF's first pages into `folder` and reads their words, page by page. @throws {RefusedDocument} */
export async function readPdf(bytes: Buffer, folder: string, tell: (page: ReadPage) => void): Promise<number> {
  refuseUnwanted(bytes);
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes).catch((error: unknown) => {
    throw new RefusedDocument(/password|security/i.test(String(error)) ? "encrypted" : "broken");
  });
  const { module, documentIdx } = document as unknown as Inside;
  if (module._FPDFDoc_GetJavaScriptActionCount(documentIdx) > 0) throw new RefusedDocument("scripted");
  if (module._FPDFDoc_GetAttachmentCount(documentIdx) > 0) throw new RefusedDocument("embedded");
  const pages = document.getPageCount();
  if (pages === 0) throw new RefusedDocument("broken");
  if (pages > limits.pagesTaken) throw new RefusedDocument("too-many-pages");
  for (let index = 0; index < Math.min(pages, limits.pagesDrawn); index++) {
    const page = document.getPage(index);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const scale = limits.side / Math.max(originalWidth, originalHeight, 1);
    const path = join(folder, `${index + 1}.png`);
    const text = page.getText(); // `render` closes the page.
    await page.render({
      scale,
      render: async ({ data, width, height }) => {
        await sharp(data, { raw: { width, height, channels: 4 } })
          .flatten({ background: "white" })
          .png({ compressionLevel: 6 })
          .toFile(path);
        return data;
      },
    });
    tell({ path, text });
  }
  document.destroy();
  return pages;
}
