import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { CsvError, parse } from "csv-parse";
import { Refused } from "#app/domain/errors.ts";
import { today } from "#app/domain/london-time.ts";
import { type ImportCounts, importPostcodes } from "#app/domain/postcodes/import-postcodes.server.ts";
import { sourceOf } from "#app/domain/postcodes/nspl.ts";
import { exitOnConfigError, loadDatabaseConfig } from "#app/platform/config.server.ts";
import { createDb } from "#db/client.server.ts";

// npm run import:postcodes -- FILE: an ONS National Statistics Postcode Lookup as CSV, of the whole UK or a part of it.
const path = process.argv[2];

try {
  const { postcodes, withoutPlace, outcodes } = await importFile(existing(path));
  process.stdout.write(
    `Imported ${postcodes} postcodes and worked out the middle of ${outcodes} outcodes. ${withoutPlace} lines had no place and were passed over.\n`,
  );
} catch (error) {
  const message = refusal(error);
  if (!message) throw error;
  process.stderr.write(`${message} Nothing was changed.\n`);
  process.exitCode = 2;
}

function existing(path: string | undefined): string {
  if (!path) throw new Refused("file", "Name the file: npm run import:postcodes -- NSPL.csv");
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new Refused("file", `There is no file ${path} that can be read.`);
  return path;
}

async function importFile(path: string): Promise<ImportCounts> {
  const db = createDb(ownerUrl(), { max: 1, statementTimeoutMs: 600_000 });
  try {
    return await importPostcodes(db, linesOf(path), sourceOf(basename(path), today(new Date())));
  } finally {
    await db.destroy();
  }
}

/** Opens the file only when its first line is asked for, so that no error can come before somebody listens. */
async function* linesOf(path: string): AsyncGenerator<string[]> {
  const lines = parse({ bom: true, relax_column_count: true });
  createReadStream(path)
    .on("error", (error) => lines.destroy(error))
    .pipe(lines);
  yield* lines;
}

function refusal(error: unknown): string | undefined {
  if (error instanceof Refused) return error.message;
  return error instanceof CsvError ? `The file is not CSV that can be read (${error.code}).` : undefined;
}

function ownerUrl(): string {
  try {
    return loadDatabaseConfig(process.env).ownerUrl;
  } catch (error) {
    return exitOnConfigError(error);
  }
}
