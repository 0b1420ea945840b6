import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, openSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { freePort } from "#app/server/embedded/free-port.ts";
import { handOver, type Runner, runDetached, runnerFor, runOnce } from "#app/server/embedded/postgres-runner.ts";
import { isAlive, waitUntilGone } from "#app/server/embedded/process-identity.ts";

export type EmbeddedPostgres = { adminUrl: string; port: number; pid: number; stop(): Promise<void> };

const admin = "postgres";

/**
 * Starts a real PostgreSQL on 127.0.0.1 with its cluster under `dir`, making it at the first start. One that a killed
 * parent left running there is taken over. `stop` ends it cleanly. With `durable: false`, for tests, nothing is flushed
 * to disk.
 */
export async function startPostgres(options: {
  dir: string;
  port?: number;
  password?: string;
  durable?: boolean;
}): Promise<EmbeddedPostgres> {
  mkdirSync(options.dir, { recursive: true, mode: 0o700 });
  const runner = runnerFor(options.dir);
  const password = options.password ?? randomBytes(18).toString("base64url");
  const place = (port: number) => `postgres://${admin}:${password}@127.0.0.1:${port}/postgres`;

  const orphan = livePostmaster(runner);
  if (orphan && (await answersWithin(15_000, place(orphan.port), runner, () => isAlive(orphan.pid))))
    return running(orphan.pid, orphan.port, place(orphan.port));

  if (!existsSync(join(runner.clusterDir, "PG_VERSION"))) makeCluster(runner, password);
  const port = await freePort(options.port);
  const log = join(options.dir, "postgres.log");
  const end = Date.now() + 20_000;
  do {
    const pid = await launch(runner, port, place(port), log, options.durable ?? true);
    if (pid !== undefined) return running(pid, port, place(port));
    // Just after a kill -9, what is left of the old server may hold its memory for a moment longer.
    await new Promise((resolve) => setTimeout(resolve, 200));
  } while (Date.now() < end);
  throw new Error(`The embedded PostgreSQL did not start; its log is ${log}`);
}

function running(pid: number, port: number, adminUrl: string): EmbeddedPostgres {
  return {
    adminUrl,
    port,
    pid,
    async stop() {
      for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
        if (!isAlive(pid)) return;
        process.kill(pid, signal);
        if (await waitUntilGone(pid, 10_000)) return;
      }
    },
  };
}

function makeCluster(runner: Runner, password: string): void {
  // What an interrupted initdb leaves has no PG_VERSION; it must go, because initdb wants an empty folder.
  rmSync(runner.clusterDir, { recursive: true, force: true });
  mkdirSync(runner.clusterDir, { mode: 0o700 });
  handOver(runner, runner.clusterDir, 0o700);
  const passwordFile = `${runner.clusterDir}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  handOver(runner, passwordFile, 0o600);
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=en-GB"];
  const access = ["-U", admin, "-A", "scram-sha-256", `--pwfile=${passwordFile}`];
  try {
    runOnce(runner, "initdb", ["-D", runner.clusterDir, ...access, ...locale]);
  } catch (error) {
    rmSync(runner.clusterDir, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Returns the process id once the server answers, undefined if it ended instead. */
async function launch(runner: Runner, port: number, url: string, log: string, durable: boolean) {
  const settings = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    // Statements and rows may hold what people wrote; they have no place in a log.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = runDetached(runner, "postgres", ["-D", runner.clusterDir, ...args], openSync(log, "a", 0o600));
  let ended = false;
  child.once("exit", () => (ended = true));
  child.once("error", () => (ended = true));
  child.unref();
  if ((await answersWithin(30_000, url, runner, () => !ended)) && child.pid) return child.pid;
  child.kill("SIGQUIT");
  return undefined;
}

/** The server that `postmaster.pid` names, if that process is alive and is a PostgreSQL. */
function livePostmaster(runner: Runner): { pid: number; port: number } | undefined {
  const file = join(runner.clusterDir, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (pid > 0 && isAlive(pid) && isPostgres(pid)) return { pid, port: Number(lines[3]) };
  rmSync(file, { force: true }); // Its number may by now be another program's, which would keep PostgreSQL from starting.
  return undefined;
}

function isPostgres(pid: number): boolean {
  const comm = `/proc/${pid}/comm`;
  return !existsSync(comm) || readFileSync(comm, "utf8").startsWith("postgres");
}

/** Whether our own cluster, not a stranger on the same port, answers a query in time. */
async function answersWithin(ms: number, url: string, runner: Runner, alive: () => boolean): Promise<boolean> {
  const cluster = realpathSync(runner.clusterDir);
  for (const end = Date.now() + ms; Date.now() < end && alive(); ) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ data_directory: string }>("show data_directory");
      return realpathSync(rows[0]?.data_directory ?? "/") === cluster;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 25));
    } finally {
      client.end().catch(() => undefined);
    }
  }
  return false;
}
