import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type BankHolidays, parseBankHolidays } from "#app/domain/calendar/bank-holidays.ts";
import { importCalendar } from "#app/domain/calendar/calendars.server.ts";
import { Refused } from "#app/domain/errors.ts";
import { exitOnConfigError, loadDatabaseConfig } from "#app/platform/config.server.ts";
import { createDb } from "#db/client.server.ts";

// npm run import:bank-holidays -- FILE: the JSON that GOV.UK publishes at /bank-holidays.json, every division in it.
const path = process.argv[2];

try {
  const known = readBankHolidays(path);
  await replaceCalendar(ownerUrl(), known);
  process.stdout.write(
    `Imported ${known.holidays.length} bank holidays. Working days can now be counted from ${known.firstYear} to ${known.lastYear} (version ${known.version}).\n`,
  );
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  process.stderr.write(`${error.message} Nothing was changed.\n`);
  process.exitCode = 2;
}

function readBankHolidays(path: string | undefined): BankHolidays {
  if (!path) throw new Refused("file", "Name the file: npm run import:bank-holidays -- bank-holidays.json");
  const bytes = readOrRefuse(path);
  return parseBankHolidays(parseOrRefuse(bytes.toString("utf8")), `gov.uk-${sha256(bytes).slice(0, 12)}`);
}

function readOrRefuse(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new Refused("file", `There is no file ${path} that can be read.`);
  }
}

function parseOrRefuse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused("file", "The file does not hold JSON.");
  }
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function ownerUrl(): string {
  try {
    return loadDatabaseConfig(process.env).ownerUrl;
  } catch (error) {
    return exitOnConfigError(error);
  }
}

async function replaceCalendar(url: string, known: BankHolidays): Promise<void> {
  const db = createDb(url, { max: 1 });
  try {
    await importCalendar(db, known, new Date());
  } finally {
    await db.destroy();
  }
}
