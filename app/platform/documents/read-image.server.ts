import { join } from "node:path";
import sharp from "sharp";
import { limits, type ReadPage, RefusedDocument } from "./limits.ts";

/** Draws a JPG or PNG as one page, turned as its camera said, with nothing of its metadata. @throws {RefusedDocument} */
export async function readImage(bytes: Buffer, folder: string): Promise<ReadPage> {
  const path = join(folder, "1.png");
  try {
    await sharp(bytes, { limitInputPixels: limits.pixels, sequentialRead: true })
      .rotate()
      .resize({ width: limits.side, height: limits.side, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "white" })
      .png({ compressionLevel: 6 })
      .toFile(path);
  } catch (error) {
    throw new RefusedDocument(/pixel limit/i.test(String(error)) ? "too-many-pixels" : "broken");
  }
  return { path, text: "" };
}
