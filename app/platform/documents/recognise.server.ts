import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createWorker } from "tesseract.js";

/** The words in a picture, by Tesseract with the English data that came as a package: nothing is fetched. */
export async function recognise(path: string): Promise<string> {
  const data = dirname(createRequire(import.meta.url).resolve("@tesseract.js-data/eng/package.json"));
  const worker = await createWorker("eng", 1, {
    langPath: join(data, "4.0.0_best_int"),
    cacheMethod: "none",
    gzip: true,
  });
  const { data: found } = await worker.recognize(path);
  await worker.terminate();
  return found.text;
}
