import { existsSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DataDirError, liveStart, requireOurs } from "#app/server/embedded/data-dir.ts";
import { startPostgres } from "#app/server/embedded/postgres.ts";
import type { Runner } from "#app/server/embedded/postgres-runner.ts";

/** Empties the demonstration that `npm start` made in DATA_DIR, and nothing else. */
async function reset(folder: string): Promise<void> {
  if (process.env.DATABASE_URL) throw new DataDirError("DATABASE_URL is set; only a demonstration can be emptied.");
  if (!existsSync(folder)) return say(`There is no demonstration in ${folder}.`);
  requireOurs(folder);
  const pid = liveStart(folder);
  if (pid) throw new DataDirError(`The portal is running on ${folder} (process ${pid}). Stop it first.`);
  await stopOrphan(folder);
  const elsewhere = clusterOf(folder);
  if (elsewhere && dirname(elsewhere) !== folder) rmSync(dirname(elsewhere), { recursive: true, force: true });
  rmSync(folder, { recursive: true });
  say(`The demonstration in ${folder} is gone. The next npm start makes a new one.`);
}

/** A PostgreSQL whose parent was killed may still be running there; starting takes it over, and then it can stop. */
async function stopOrphan(folder: string): Promise<void> {
  const cluster = clusterOf(folder);
  if (!cluster || !existsSync(join(cluster, "postmaster.pid"))) return;
  const { passwords } = JSON.parse(readFileSync(join(folder, "settings.json"), "utf8"));
  await (await startPostgres({ dir: folder, password: passwords.admin })).stop();
}

function clusterOf(folder: string): string | undefined {
  const record = join(folder, "postgres-runner.json");
  return existsSync(record) ? (JSON.parse(readFileSync(record, "utf8")) as Runner).clusterDir : undefined;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

reset(resolve(process.env.DATA_DIR || ".data")).catch((error: unknown) => {
  process.stderr.write(`${error instanceof DataDirError ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
});
